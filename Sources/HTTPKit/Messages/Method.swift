/// The method of a request, such as GET; unknown ones are values too.
public struct Method: RawRepresentable, Hashable, Sendable {
  /// The method as it was sent; methods are case-sensitive.
  public let rawValue: String

  /// Creates a method from its word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Reads a resource.
  public static let get = Method(rawValue: "GET")
  /// Reads a resource's fields without its content.
  public static let head = Method(rawValue: "HEAD")
  /// Creates something, or asks for work.
  public static let post = Method(rawValue: "POST")
  /// Replaces a resource.
  public static let put = Method(rawValue: "PUT")
  /// Changes a part of a resource.
  public static let patch = Method(rawValue: "PATCH")
  /// Removes a resource.
  public static let delete = Method(rawValue: "DELETE")
  /// Asks what may be done.
  public static let options = Method(rawValue: "OPTIONS")
}

extension Method: CustomStringConvertible {
  /// The method as it was sent.
  public var description: String { rawValue }
}
