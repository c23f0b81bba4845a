/// What can be edited of the records of one kind, and how it is read and written.
struct Editable: Sendable {
  /// The fields, in the order in which they stand in the text.
  let fields: [Form.Field]
  /// The values that are recorded; nil where there is no such record.
  let read: @Sendable (Database, _ id: Int) throws -> [Form.Entry]?
  /// Writes the values of a form into the record.
  let write: @Sendable (Form, _ id: Int, Recorder, DateReader) throws -> Void
}

extension RecordKind {
  var editable: Editable {
    switch self {
    case .official: .official
    case .organization: .organization
    case .role: .role
    case .claim: .claim
    case .topic: .topic
    case .source: .source
    case .statement: .statement
    case .link: .link
    }
  }
}

/// A field of a record that was given another value.
public struct FieldChange: Equatable, Sendable {
  /// Which field.
  public var field: String
  /// What it said, one value or several.
  public var before: [String]
  /// What it says.
  public var after: [String]
  /// Whether it can have several values.
  public var isList = false
}

extension Database {
  /// A record as it can be edited.
  /// - Throws: `Failure` where it is not there.
  public func form(_ kind: RecordKind, _ id: Int) throws -> Form {
    guard let entries = try kind.editable.read(self, id) else {
      throw Failure(.notFound, "There is no \(kind.rawValue) #\(id) any more.")
    }
    return Form(kind.editable.fields, entries)
  }

  /// Writes a form into its record. Use it inside one transaction.
  /// - Parameters:
  ///   - form: what the record is to say.
  ///   - base: what it said when the form was read from it.
  ///   - recorder: makes what is named and not recorded yet.
  ///   - dates: reads dates.
  /// - Returns: the fields that say something else now.
  /// - Throws: `Failure`: what is wrong with the form, or that somebody else has changed the record since.
  public func write(
    _ form: Form, to kind: RecordKind, _ id: Int, base: Form, with recorder: Recorder, _ dates: DateReader
  ) throws -> [FieldChange] {
    guard try self.form(kind, id).hasSameValues(as: base) else {
      throw Failure(
        .busy,
        "Somebody else has changed \(kind.rawValue) #\(id) meanwhile. Nothing was written over it; edit it again.")
    }
    guard !form.hasSameValues(as: base) else { return [] }
    try kind.editable.write(form, id, recorder, dates)
    let written = try self.form(kind, id)
    return form.fields.compactMap { field in
      let (before, after) = (base.values(field.key).map(\.value), written.values(field.key).map(\.value))
      return before == after ? nil : FieldChange(field: field.key, before: before, after: after, isList: field.isList)
    }
  }

  /// What a named record is called where that is unmistakable, else its number.
  func reference(_ kind: NamedKind, _ id: Int?) throws -> String? {
    guard let id else { return nil }
    guard let name = try names.main(kind, id), References.number(name) == nil,
      let typed = name.trimmed?.nfc, typed.utf8.elementsEqual(name.utf8),
      try names.id(kind, uid: name) == nil, try names.ids(kind, spelt: name) == [id]
    else { return "#\(id)" }
    return name
  }
}

extension Form.Entry {
  /// The value of a field; nil where it is unknown.
  init?(_ key: String, _ value: String?, remark: String? = nil) {
    guard let value else { return nil }
    self.init(key: key, value: value, place: .record, remark: remark)
  }
}
