/// One publication: an article, a communiqué, a post.
public struct Source: Equatable, Sendable {
  /// Its number in this file.
  public var id: Int
  /// Its name across files.
  public var uid: String
  /// Who published it.
  public var publisher: String?
  /// Its title.
  public var title: String?
  /// Where it stands on the web.
  public var url: String?
  /// Its language, ISO 639.
  public var lang: String?
  /// When it was published, EDTF.
  public var published: String?
  /// When somebody of ours saw it, EDTF.
  public var accessed: String?
  /// The SHA3-256 of its archived text, if there is one.
  public var textSHA3: String?
  /// The source that it relays.
  public var quotesID: Int?

  /// What to call it in a line: the publisher, else the title, else the address.
  public var label: String { publisher ?? title ?? url ?? uid }
}
