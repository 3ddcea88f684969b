/// Why a server cannot start.
public enum ServerError: Error, Hashable, Sendable {
  /// The host is no address.
  case badHost(String)

  /// There is no such port.
  case badPort(Int)

  /// The system refuses, with its reason.
  case cannotListen(String, Int, String)
}

extension ServerError: CustomStringConvertible {
  /// One sentence: what is wrong, and what would be right.
  public var description: String {
    switch self {
    case .badHost(let host):
      "The host '\(host)' is no address; 127.0.0.1, ::1, 0.0.0.0 or localhost would be."
    case .badPort(let port): "The port must be from 0 to 65535, but it is \(port)."
    case .cannotListen(let host, let port, let reason):
      "The server cannot listen on \(host), port \(port): \(reason); another port may be free."
    }
  }
}
