/// English words, the most frequent first.
enum EnglishVocabulary {
  /// All words.
  static let words: [String] =
    list(frequent) + list(nouns) + list(verbs)
    + list(nouns).map { $0 + "s" } + ["ed", "ing", "s"].flatMap { ending in list(verbs).map { $0 + ending } }
    + PersonNames.surnames.map(\.english)

  private static func list(_ words: String) -> [String] { words.split(whereSeparator: \.isWhitespace).map(String.init) }

  private static let frequent = """
    the of and to in a that is was for it on with as he be by at have are this not but had from they which or we an were
    their been has will would there all if can more about who its no our other than then them these may any only some
    could time should such new after also under over most before between through where because while against during said
    country countries city company companies party parties ministry denied says told
    """

  // Only such as take their endings without any change.

  private static let nouns = """
    minister government parliament official council agreement decision rumour report plan bill law budget market price
    bank contract sanction region province district village citizen worker teacher student doctor school hospital drug
    road railway airport port border river forest mine pipeline export import loan pension wage fine court case judge
    election vote alliance leader spokesperson adviser committee meeting session network messenger channel platform user
    server filter newspaper journal journalist source question programme project result problem solution reason
    condition order permit licence deadline month week year number member group
    """

  private static let verbs = """
    confirm reject consider expect support answer explain demand follow present halt extend defend attend collect
    connect construct consult contact correct deliver depend direct end enact fail gather happen help insist interpret
    mention obtain open own perform point prevent protect recall remain repair request respect restrict return select
    suggest talk turn visit wait warn work
    """
}
