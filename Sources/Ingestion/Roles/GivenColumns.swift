/// The columns that a person named, by the role they play.
///
/// A role is played by one column, but for ``ColumnRole/feature`` and ``ColumnRole/category``.
public struct GivenColumns: Sendable, Hashable {
  private var names: [ColumnRole: [String]] = [:]

  /// The column of a role, the first where there are several.
  public subscript(role: ColumnRole) -> String? {
    get { names[role]?.first }
    set { names[role] = newValue.map { [$0] } }
  }

  /// Returns all columns of a role, in the order they were named.
  public func all(_ role: ColumnRole) -> [String] { names[role] ?? [] }

  /// Names one more column for a role.
  public mutating func add(_ name: String, for role: ColumnRole) {
    names[role, default: []].append(name)
  }
}

extension GivenColumns: ExpressibleByDictionaryLiteral {
  /// Names columns, such as `[.customer: "Client No"]`.
  public init(dictionaryLiteral elements: (ColumnRole, String)...) {
    for (role, name) in elements { add(name, for: role) }
  }
}

extension ColumnRole {
  /// Whether several columns may play the role.
  public var isOfSeveral: Bool { self == .feature || self == .category }
}
