/// The fields of a message's head, in order; names do not care about capitals.
public struct Headers: Sendable, Hashable {
  /// The fields, with names in small letters.
  public private(set) var fields: [Field] = []

  /// A name with its value.
  public struct Field: Sendable, Hashable {
    /// The name, in small letters.
    public let name: String

    /// The value, without spaces around it.
    public let value: String
  }

  /// Creates a head without fields.
  public init() {}

  /// The number of fields.
  public var count: Int { fields.count }

  /// The first value of a field; setting it replaces all of that name, `nil` removes them.
  public subscript(name: String) -> String? {
    get {
      let wanted = name.smallLetters()
      return fields.first { $0.name == wanted }?.value
    }
    set {
      let wanted = name.smallLetters()
      fields.removeAll { $0.name == wanted }
      if let newValue { add(wanted, newValue) }
    }
  }

  /// Returns the values of all fields of a name.
  public func values(_ name: String) -> [String] {
    let wanted = name.smallLetters()
    return fields.compactMap { $0.name == wanted ? $0.value : nil }
  }

  /// Adds a field, beside others of its name.
  ///
  /// Control characters, with which a value could forge further fields, become spaces.
  public mutating func add(_ name: String, _ value: String) {
    let isClean = !value.utf8.contains { $0.isControl }
    let clean =
      isClean
      ? value : String(decoding: value.utf8.map { $0.isControl ? Byte.space : $0 }, as: UTF8.self)
    add(lowercasedName: name.smallLetters(), clean)
  }

  /// Adds a field whose name and value are known to be clean.
  mutating func add(lowercasedName name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// Returns the elements of a field that holds a list, in small letters.
  public func listed(_ name: String) -> [String] {
    values(name).flatMap(listElements)
  }
}

extension Headers: ExpressibleByDictionaryLiteral {
  /// Creates fields as they are written.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }
}
