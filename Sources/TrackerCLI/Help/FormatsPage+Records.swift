extension HelpPage {
  /// What the keys of the records themselves mean: of those that are listed, shown and told apart.
  static let recordFormats = """
    tracker official list · tracker official show · tracker official add
      id                its number in this file
      name              the main name
      lang              its language, ISO 639
      names             further spellings
      roles             title, organization (from when to when)
      statements        how many are known
      note              a remark
      uid               its name across files

    tracker org list · tracker org show · tracker org add
      id                its number in this file
      name              the main name
      lang              its language, ISO 639
      names             further spellings
      parent            the body that it is a part of
      roles             who holds which post in it
      statements        how many were said for it
      note              a remark
      uid               its name across files

    tracker claim list · tracker claim show · tracker claim add
      id                its number in this file
      text              the proposition
      lang              its language, ISO 639
      kind              event, decision, policy, forecast, attribution, responsibility
      about             the time that it speaks of
      names             further wordings
      topics            the topics that it stands under
      positions         how many take which position
      same_as           the claim that it repeats, or is the negation of
      note              a remark
      uid               its name across files

    tracker claim show, besides these
      dispute.said_on         who said what on the claim, in time: when
      dispute.statement       the number of the statement
      dispute.position        its position
      dispute.strength        how firmly
      dispute.speaker         who
      dispute.organization    for whom
      dispute.claim           on which wording, or on the negation
      opposed.pair            its opposed pairs, with the keys of contradictions
      opposed.class           reversal, change-of-line, conflict, same-official, same-organization
      opposed.order_known     whether it is known which came first
      opposed.both_may_hold   whether nothing says that both speak of one time
      opposed.days_apart      how many days lie between them
      opposed.status          what a person has said of it
      unanswered.speaker      who was contradicted, and has not said anything on the claim since
      unanswered.statement    in which statement
      unanswered.opposed_by   by which statement

    tracker source list · tracker source show
      id                its number in this file
      publisher         who published it
      title             its title
      quotes            what it relays: a publisher, citing another
      published         when it was published
      accessed          when somebody of ours saw it
      statements        how many statements stand in it
      url               its address
      lang              its language, ISO 639
      text_sha3         the SHA3-256 of its archived text
      uid               its name across files

    tracker source show --statements, besides these
      text              the archived text
      citations.statement     the statements that stand in it: the number
      citations.speaker       who is heard
      citations.start         where the words begin in the text
      citations.end           where they end
      citations.verbatim      whether the quote stands there word for word
      citations.quote         the quote

    tracker source add · tracker source text
      source            the number of the source
      uid               its name across files
      new               whether it was not recorded yet
      completed         whether something was added to one that was
      text_sha3         the SHA3-256 of its archived text
    \(places)
      missing.…         the same of the quotes that were not found
      made              what else was made: kind and number
      reused            what was there already

    tracker role list · tracker role show · tracker role add
      id                its number in this file
      official          who holds the post
      title             the title
      organization      in which body
      held              from when to when
      note              a remark
      official_id       the number of the official
      organization_id   the number of the organization

    tracker topic list · tracker topic show · tracker topic add
      id                its number in this file
      name              the heading
      claims            how many claims stand under it

    tracker topic show · tracker topic add, besides these
      claim_texts       the claims that stand under it

    tracker statement list
      id                its number in this file
      said_on           when it was said
      speaker           who
      organization      for whom
      words             the quote, else the paraphrase
      review            of the quote: unverified, verified, disputed
      uid               its name across files

    tracker statement show
      id                its number in this file
      uid               its name across files
      said_on           when it was said, as in the timeline; so the next
      said_on_persian   …
      said_on_text      …
      said_on_basis     …
      voice             …
      official          …
      speaker           …
      role              …
      post              …
      organization      …
      quote             …
      lang              …
      translation       …
      paraphrase        …
      wording           …
      review            …
      stances.position        its positions, as in the timeline
      stances.claim_id        …
      stances.claim           …
      stances.strength        …
      stances.target          …
      stances.condition       …
      citations.source_id     where it stands: the number of the source
      citations.source        what it is called
      citations.url           its address
      citations.start         where the words begin in its archived text
      citations.end           where they end
      citations.verbatim      whether the quote stands there word for word
      links.direction         to, where this statement refers; from, where it is referred to
      links.kind              responds-to, reaffirms, contradicts, supersedes, retracts, clarifies, …
      links.statement         the number of the other statement
      links.uid               its name across files
      links.status            suggested, confirmed, dismissed
      links.note              a remark
      note              a remark

    tracker link list · tracker link show · tracker link add
      id                its number in this file
      from              the number of the statement that refers
      kind              responds-to, reaffirms, contradicts, supersedes, retracts, clarifies, softens, hardens, quotes, rates
      to                the number of the statement that is referred to
    \(linkEnds)
      status            suggested, confirmed, dismissed
      note              a remark
      uid               its name across files

    tracker link suggest
      from              the number of the denial
      kind              responds-to
      to                the number of the statement that it may answer
    \(linkEnds)
      claim             the claim that both are on

    tracker official duplicates · tracker org duplicates · tracker claim duplicates
      id                the number of the one
      spelling          the spelling of it that is like one of the other
      other_id          the number of the other
      other_spelling    its spelling
      distance          how many letters differ; 0 where both read the same
    """
}
