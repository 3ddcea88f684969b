/// A method that has hyper-parameters in common with others, held as one value.
///
/// They are used as if they were its own: `method.rate` is `method.shared.rate`. In JSON all
/// hyper-parameters of the table stand beside each other.
@dynamicMemberLookup
public protocol SharingParameters: Parameterized {
  /// The hyper-parameters that others have as well.
  associatedtype Shared: Sendable, Hashable

  /// The values of the hyper-parameters that others have as well.
  var shared: Shared { get set }
}

extension SharingParameters {
  /// A hyper-parameter that others have as well.
  public subscript<Value>(dynamicMember path: WritableKeyPath<Shared, Value>) -> Value {
    get { shared[keyPath: path] }
    set { shared[keyPath: path] = newValue }
  }

  /// Reads hyper-parameters by name; those that are left out keep their defaults.
  ///
  /// - Throws: ``ParameterError`` for a name that is not in the table, or a value not allowed.
  public init(from decoder: any Decoder) throws {
    try self.init(settings: try [String: Setting](from: decoder))
  }

  /// Writes every hyper-parameter by name.
  public func encode(to encoder: any Encoder) throws {
    let named = settings.map { ($0.name, $0.value) }
    try Dictionary(uniqueKeysWithValues: named).encode(to: encoder)
  }
}
