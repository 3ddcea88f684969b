/// An error that knows how to present itself to a client.
///
/// Any other error becomes a plain 500, so that nothing of the inside leaks by accident.
public protocol HTTPError: Error, CustomStringConvertible {
  /// The status code, 400 to 599.
  var status: Int { get }

  /// A stable word for programs, such as `bad-parameter`.
  var code: String { get }

  /// Where in the request it is, such as the name of a field, when it is somewhere.
  var location: String? { get }

  /// When it is worth trying again, in seconds, if waiting helps.
  var retryAfter: Int? { get }
}

extension HTTPError {
  /// Nowhere in particular.
  public var location: String? { nil }

  /// Waiting does not help.
  public var retryAfter: Int? { nil }
}
