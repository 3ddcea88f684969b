/// A method whose hyper-parameters are described by a table.
public protocol Parameterized: Sendable, Hashable, Codable {
  /// The name of the method in recipes, models, the API and on the command line; never changes.
  static var identifier: String { get }

  /// What the method does, as one sentence for a menu.
  static var summary: String { get }

  /// The hyper-parameters, in the order a person should meet them.
  static var parameters: [Parameter<Self>] { get }

  /// Creates the method with its default hyper-parameters.
  init()
}

extension Parameterized {
  /// Creates the method with some of its hyper-parameters set.
  ///
  /// - Parameter settings: Values by parameter name; the others keep their defaults.
  /// - Throws: ``ParameterError`` for a name that is not in the table, or a value not allowed.
  public init(settings: [String: Setting]) throws(ParameterError) {
    self.init()
    for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
      try set(name, to: setting)
    }
  }

  /// Sets one hyper-parameter by name.
  ///
  /// - Throws: ``ParameterError`` for a name that is not in the table, or a value not allowed.
  public mutating func set(_ name: String, to setting: Setting) throws(ParameterError) {
    guard let parameter = Self.parameters.first(where: { $0.name == name }) else {
      throw .unknown(
        method: Self.identifier, name: name, known: Self.parameters.map(\.name))
    }
    guard parameter.write(&self, setting) else {
      throw .notAllowed(
        method: Self.identifier, name: name, value: "\(setting)", mustBe: parameter.requirement)
    }
  }

  /// Checks every hyper-parameter, and stops at the first that is out of range.
  public func validate() throws(ParameterError) {
    var copy = self
    for parameter in Self.parameters {
      let setting = parameter.value(self)
      guard !parameter.write(&copy, setting) else { continue }
      throw .notAllowed(
        method: Self.identifier, name: parameter.name, value: "\(setting)",
        mustBe: parameter.requirement)
    }
  }

  /// Every hyper-parameter and its value, in the order of the table.
  public var settings: [(name: String, value: Setting)] {
    Self.parameters.map { ($0.name, $0.value(self)) }
  }
}
