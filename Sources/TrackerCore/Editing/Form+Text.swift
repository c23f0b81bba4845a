// A form as a text for an editor, and back.

extension Form {
  /// The text: what it is about, then each field. A value of several lines goes on in lines that begin with two spaces,
  /// so that whatever a value holds comes back as it was.
  /// - Parameter heading: what is edited, in a line.
  public func text(heading: String) -> String {
    var text = """
      # \(heading.split(whereSeparator: \.isNewline).joined(separator: " "))
      #
      # A field a line: its name, a colon, its value; further lines of a value begin with two spaces. A field without a
      # value is unknown. Saved unchanged, or empty, nothing happens.

      """
    for field in fields {
      text += field.hint.map { "\n# \($0)\n" } ?? ""
      let entries = values(field.key)
      if entries.isEmpty { text += "\(field.key):\n" }
      for entry in entries {
        text += entry.remark.map { "# \($0.split(whereSeparator: \.isNewline).joined(separator: " "))\n" } ?? ""
        text += "\(field.key): \(Self.lines(entry.value).joined(separator: "\n  "))\n"
      }
    }
    return text
  }

  /// Reads a text that was edited.
  /// - Returns: the form that it makes of this one; nil where nothing but comments is left.
  /// - Throws: `Failure`, with the number of the line.
  public func edited(_ text: String) throws -> Form? {
    guard !text.utf8.contains(0) else { throw Failure(.badData, "The text contains U+0000, which no text may.") }
    var lines = Self.lines(text)
    // An editor that ends lines as Windows does ends all of them so.
    if lines.count > 1, lines.dropLast().allSatisfy({ $0.utf8.last == 0x0D }) {
      lines = lines.map { $0.utf8.last == 0x0D ? String($0.unicodeScalars.dropLast()) : $0 }
    }
    var entries: [Entry] = []
    var blank = 0
    var canGoOn = false
    for (number, line) in zip(1..., lines) {
      if line.isEmpty {
        blank += 1
      } else if line.utf8.first == UInt8(ascii: " ") {
        if canGoOn {
          let rest = line.unicodeScalars.dropFirst(2)
          entries[entries.count - 1].value += String(repeating: "\n", count: blank + 1) + String(rest)
        } else if line.trimmed != nil {
          throw Failure(.badData, "line \(number): this belongs to no field; a field begins at the beginning of a line")
        }
        blank = 0
      } else if line.utf8.first == UInt8(ascii: "#") {
        (blank, canGoOn) = (0, false)
      } else {
        entries.append(try entry(line, number, after: entries))
        (blank, canGoOn) = (0, true)
      }
    }
    guard !entries.isEmpty else { return nil }
    var form = Form(fields, keepingUnchanged(entries))
    form.isEdited = true
    return form
  }

  /// The field that begins on a line.
  private func entry(_ line: String, _ number: Int, after entries: [Entry]) throws -> Entry {
    let scalars = line.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else {
      throw Failure(
        .badData, "line \(number): \"\(line.prefix(60))\" is no field; write its name, a colon, and its value")
    }
    let key = String(scalars[..<colon]).trimmed ?? ""
    guard let field = fields.first(where: { $0.key == key }) else {
      throw Failure(.badData, "line \(number): \(noField(key))")
    }
    if !field.isList, let first = entries.first(where: { $0.key == key }), case .line(let before) = first.place {
      throw Failure(.badData, "line \(number): \(key) stands on line \(before) already")
    }
    let value = scalars[scalars.index(after: colon)...]
    return Entry(key: key, value: String(value.first == " " ? value.dropFirst() : value), place: .line(number))
  }

  /// Marks those that say what the record says already, so that nothing is asked of them, and leaves out those that
  /// say nothing.
  private func keepingUnchanged(_ entries: [Entry]) -> [Entry] {
    entries.compactMap { entry in
      let same = values(entry.key).first { $0.value.utf8.elementsEqual(entry.value.utf8) }
      return same ?? (entry.value.trimmed == nil ? nil : entry)
    }
  }

  /// A text cut at its line feeds and nowhere else.
  private static func lines(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}
