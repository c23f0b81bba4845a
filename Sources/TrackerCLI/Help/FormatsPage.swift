extension HelpPage {
  /// The keys of who said what at both ends of a link.
  static let linkEnds = """
      from_speaker      who is heard in the statement that refers
      from_said_on      when it was said, EDTF
      from_words        its quote, or else what was said in our words
      to_speaker        the same of the statement that is referred to
      to_said_on
      to_words
    """

  /// The keys of a quote that was looked up in an archived text.
  static let places = """
      places.statement  a quote that was found: the number of its statement
      places.source     the number of the source
      places.start      where it begins in the text of that
      places.end        where it ends
      places.verbatim   whether it stands there word for word
    """

  /// What the keys of the data formats mean. A test holds it to what the commands print, in order: a command stands at
  /// the beginning of a line, its keys below it; `a.b` is a key of the objects in the list `a`, and `a_…` or `a.…`
  /// stands for several.
  static let formatsText = """
    --format says how to print: table for people; json one array of objects, or one object where one record is shown;
    jsonl an object a line; csv and markdown the same keys as columns. --json is --format json. Keys are stable; null is
    what is unknown. In CSV the elements of a list have " | " between them, and an apostrophe stands before what a
    spreadsheet would run as a formula. Dates are EDTF, Gregorian; places in texts count code points, the end not
    included.

    tracker timeline
      statement         the number of the statement
      uid               its name across files
      said_on           when it was said
      earliest          the first day that this can mean
      latest            the last day that this can mean
      said_on_persian   when it was said, in the Solar Hijri calendar
      said_on_text      the date as printed, where it was printed otherwise
      said_on_basis     what the date rests on: stated, reported, inferred, from-url
      voice             who is heard: person, unnamed, body, hearsay
      official          the official
      speaker           the speaker as printed
      role              the role as printed
      post              the organization of the role
      organization      the organization spoken for; null: for oneself
      affiliated        whether --affiliated brought it in: said for another body, or for oneself
      position          affirms, denies, declines, supports, opposes, neutral; null where none is taken
      claim             the claim that the position is on
      strength          how firmly: 1 guarded, 2 plain, 3 emphatic
      target            what is denied: event, decision, rumour
      condition         what the position depends on
      quote             the words as they stand
      translation       the quote in another language
      paraphrase        what was said, in our words
      lang              the language of the quote, ISO 639
      wording           how the source gives the words: direct, indirect, headline
      sources           where they stand: a publisher, citing another; several with ; between them
      review            of the quote: unverified, verified, disputed
      note              a remark
      official_id       the number of the official
      organization_id   the number of the organization
      claim_id          the number of the claim
      links             what it refers to, and what refers to it

    tracker stance
      position          the position that is held
      actor             who holds it
      actor_kind        official or organization
      since             since when: the date of the first of the statements
      last_said         the date of the last of them
      statement_ids     the numbers of the statements, in time
      steps             what each of them does: takes, turns, unordered, reaffirms, softens, hardens
      strength          that of the last one
      is_last           whether no other position followed
      claim             the claim
      claim_id          its number
      actor_id          the number of the actor

    tracker contradictions
      pair              what the pair is called: the numbers of its statements
      class             reversal, change-of-line, conflict, same-official, same-organization
      order_known       whether it is known which came first
      both_may_hold     whether nothing says that both speak of one time
      days_apart        how many days lie between them
      status            what a person has said of the pair: confirmed, suggested
      first_said_on     when the first was said
      second_said_on    when the second was said
      claim             the claim that they are opposed on
      claim_id          its number
      first_statement   the number of the first
      second_statement  the number of the second
      first_…           unless --brief: the keys of the timeline, of the first
      second_…          unless --brief: the same of the second

    tracker search
      kind              what was found: official, organization, claim, statement, source
      id                its number
      uid               its name across files
      rank              its place among those of its kind
      match             exact, or approximate where only a looser spelling was found
      title             what it is called; null for a statement
      date              when it was said or published
      speaker           who said it
      organization      for whom
      positions         the positions taken, with their claims
      field             in which text the words were found
      snippet           that text, or the part of it around them
      start             where the part begins in the text
      marks             where the words stand in the text, from-to

    \(recordFormats)

    tracker add · tracker statement add
      statement         the number of the statement
      uid               its name across files
      new               whether it was not recorded yet
      completed         whether something was added to one that was
      stances           how many positions were recorded
      citations         how many places were recorded
    \(places)
      missing.…         the same where it is recorded as not standing there (--not-verbatim)
      made              what else was made: kind and number
      reused            what was there already

    tracker official edit · tracker org edit · tracker role edit · tracker claim edit
    tracker topic edit · tracker source edit · tracker statement edit · tracker link edit
      field             what was changed
      before            as it was
      after             as it is

    tracker official remove · tracker org remove · tracker role remove · tracker claim remove
    tracker topic remove · tracker source remove · tracker statement remove · tracker link remove
    tracker official merge · tracker org merge · tracker claim merge · tracker topic merge · tracker source merge
      action            what is done: removed, moved, taken, dropped, kept, …
      kind              with records of which kind
      count             how many
      ids               their numbers
      what              what they are, in words

    tracker official not-same · tracker org not-same · tracker claim not-same · tracker source not-same
      id                the number of the one
      name              what it is called
      other_id          the number of the other
      other_name        what that is called

    tracker import
      file              the file
      kind              of which kind of record the row counts
      made              how many were made, or with --dry-run would be
      reused            how many were there already
      skipped           how many the file says twice, or have no place here
      refused           how many are wrong

    tracker official show --history · tracker org show --history · tracker role show --history
    tracker claim show --history · tracker topic show --history · tracker source show --history
    tracker statement show --history · tracker link show --history, besides these
      history.…         what was done to it, with the keys of history, which follow

    tracker history · tracker undo
      change            what the change is called: 14, or e17 where something else than tracker wrote
      at                when, in UTC
      by                who did it
      command           with which command
      undoes            the change that it takes back
      undone_by         the change that takes it back
      action            insert, update, delete
      record            the kind of record
      first_id          the number of the record, or the first of several
      last_id           the number of the record, or the last of several
      before            what was changed or removed, as it was
      after             what it became, or what was new

    tracker check
      grade             wrong or doubtful
      rule              what was looked at: structure, references, search, copies, texts, quotes, history, seals, …
      record            the kind of record; null where it is about none in particular
      id                its number
      finding           what it is, in a sentence
      advice            what to do about it
      fixed             whether --fix made it right

    tracker seal
      seal              its number
      at                when, in UTC
      rows              how many more rows of the history it covers
      head              the digest that proves it: SHA3-256

    tracker db stats
      file              where it is
      bytes             its size
      free_bytes        how much of that is free for new records
      log_bytes         the size of the log beside it
      migrations        how many scripts made its schema
      sqlite            the version of SQLite that reads it
      organizations     how many rows each table has
      officials         likewise
      roles             likewise
      sources           likewise
      claims            likewise
      topics            likewise
      claim_topics      likewise
      names             likewise
      not_same          likewise
      statements        likewise
      citations         likewise
      stances           likewise
      links             likewise
      changes           likewise
      history           likewise
      seals             likewise

    The exchange format of tracker import and tracker export is JSON Lines, UTF-8, a record a line, in any order. A
    reference is a uid, a name, a text or an address; what a line names and the file does not have is made.

      {"type":"topic","name":"…"}
      {"type":"organization","uid":"…","name":"…","lang":"en","names":[{"name":"…","lang":"fa"}],"parent":"…","note":"…"}
      {"type":"official","uid":"…","name":"…","lang":"en","names":[…],"note":"…"}
      {"type":"role","official":"…","organization":"…","title":"…","held":"2017/2021~","note":"…"}
      {"type":"source","uid":"…","url":"…","publisher":"…","title":"…","lang":"fa","published":"2018",
       "accessed":"2026-11-01","quotes":"<source>","text":"…"}
      {"type":"claim","uid":"…","text":"…","lang":"en","names":[…],"kind":"event","about":"2018","topics":["…"],
       "same_as":"<claim>","sign":-1,"note":"…"}
      {"type":"statement","uid":"…","voice":"person","speaker":"as printed","official":"…","role":"…",
       "post":"<organization>","organization":"<spoken for>","said_on":"2018-05-01","said_on_text":"…",
       "said_on_basis":"stated","wording":"direct","quote":"…","paraphrase":"…","lang":"fa","translation":"…",
       "stances":[{"claim":"…","position":"denies","strength":3,"target":"rumour","condition":"…"}],
       "citations":[{"source":"<uid or address>","start":0,"end":43,"verbatim":true}],"review":"unverified","note":"…"}
      {"type":"link","uid":"…","from":"<statement>","to":"<statement>","kind":"responds-to","status":"confirmed",
       "note":"…"}
      {"type":"not-same","kind":"official","a":"…","b":"…"}

    post defaults to organization and the other way round; "organization":null beside a post means: for oneself. voice
    defaults to person where an official is named, else body where an organization is, else hearsay.

    Example:
      tracker timeline --claim renegotiation --json

    """
}
