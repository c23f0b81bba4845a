/// What is told by `tracker help` besides the commands.
enum HelpPage: String, CaseIterable {
  case dates
  case exitCodes = "exit-codes"
  case formats
  case sqlite
  case man

  /// What it tells, in a sentence.
  var abstract: String {
    switch self {
    case .dates: "How dates are written, and what becomes of them."
    case .exitCodes: "What the exit code says."
    case .formats: "Every key of every list and record, and the exchange format."
    case .sqlite: "How to read and write the file with the sqlite3 shell."
    case .man: "All of the help as a manual page: tracker help man | man -l -"
    }
  }

  /// The page.
  func text() throws -> String {
    switch self {
    case .dates: Self.datesText
    case .exitCodes: Self.exitCodesText
    case .formats: Self.formatsText
    case .sqlite: Self.sqliteText
    case .man: ManualPage(try CommandTree.root()).text
    }
  }

  private static let datesText = """
    Dates are typed as people and sources write them, in digits of any script:

      Gregorian     2018-07-03 · 2018-07 · 2018 · 3 July 2018 · July 2018 · summer 2018
                    ۳ ژوئیه ۲۰۱۸ · ٣ يوليو ٢٠١٨
      Solar Hijri   1397-04-12 · ۱۳۹۷/۰۴/۱۲ · ۱۲ تیر ۱۳۹۷ · 12 Tir 1397 · سه‌شنبه ۱۲ تیرماه ۱۳۹۷
                    Tir 1397 · بهار ۱۳۹۷ · 1397
      spans         2018-05/2018-08 · ۱۲ تا ۱۵ تیر ۱۳۹۷ · March to May 2018
                    2018-05/.. (from then on) · ../2018 (until then)
      not sure      2018-05~ · about May 2018 (about) · 2018? (perhaps) · 2018-05% (both)
      left open     201X (the 2010s) · 20XX · 139X · 2018-05-XX
      by the clock  today · yesterday · امروز · دیروز
      not known     unknown

    A year from 1200 to 1500 is Solar Hijri, one from 1700 to 2200 Gregorian; before any other stands j: or g:, as in
    g:1650. A day of the week must fit. What can mean two things is refused: years with two digits, 3/4/2018. A date
    without a year needs --reference-year. A time of day is passed over.

    A date is kept in EDTF (ISO 8601-2), Gregorian; a Solar Hijri month or year becomes its first to its last day.
    Where that is not how it was written, what was written is kept beside it, as the date as printed. A date of the
    lunar Hijri calendar (10 رمضان 1439) goes by the sighting of the moon: it is kept as printed, and the statement has
    no date until somebody gives about when it was.

    --calendar persian|both, or TRACKER_CALENDAR, shows dates in the Solar Hijri calendar too; in Persian script for
    Persian statements, and everywhere where the locale is Persian. Data formats keep EDTF and have said_on_persian
    beside it. The view persian_dates tells the same to sqlite3.

    """

  static let exitCodesText = """
    The exit code says how a command ended, after sysexits.h; on standard error stands a sentence.

       0  done; also where a list is empty
       1  failed: the work was done and the answer is no, or was given up
      64  the command is not written as it should be
      65  what was given is wrong, or can mean several records
      66  there is no such record or file
      73  the file cannot be made or written
      74  reading or writing failed half-way: a full disk, a closed output
      75  somebody else is writing to the file; try again

    Where a signal ended it, as Ctrl-C does, a shell says 128 and the number of the signal: 130.

    Example:
      tracker official show "Nobody at all" || echo "exit code $?"

    """

  private static let sqliteText = """
    The file is an SQLite database. The stock sqlite3 reads, searches and writes it without help; open files that you
    did not make yourself with sqlite3 -safe. `.schema` shows all tables, with a comment on each.

    Views to read from:

      timeline          a row for each stance, with all names spelt out: said_on, official, role, organization,
                        organization_names, position, claim, quote, translation, sources, …
      denials           those rows of it that deny something
      stance_history    from when to when an actor held a position; current_stances: the last of them
      opposed           pairs of opposed stances, with their class; reversals, conflicts: those of one class
      unanswered        who was contradicted by others, and has said nothing on the claim since; by numbers
      persian_dates     dates in the Solar Hijri calendar

    Words are searched with FTS5, in any spelling, by way of a box that folds them: statement_words, source_words,
    claim_words, official_words and organization_words.

    A writer says first, once for each connection, what makes references and history hold; ~/.sqliterc is a good
    place for it:

      PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;

    Then wrong words, wrong dates and dangling references are refused, and what was changed stands in `history`.

    Examples:
      sqlite3 -safe -box "$TRACKER_DB" \\
        "SELECT said_on, official, position, claim FROM timeline LIMIT 5"
      sqlite3 "$TRACKER_DB" "
        UPDATE fold_box SET written = 'مذاكره';
        SELECT said_on, official, quote FROM timeline WHERE statement_id IN (
          SELECT rowid FROM statement_words
          WHERE statement_words MATCH (SELECT words FROM folded_box))"
      sqlite3 "$TRACKER_DB" "
        PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;
        UPDATE statements SET review = 'verified' WHERE id = 3"

    """
}
