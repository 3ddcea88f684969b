import FoundationEssentials
import Glibc

/// What the log tells of one request: nothing that a client wrote but the method.
///
/// Paths and queries can name customers, so the pattern of the route stands for them.
public struct AccessRecord: Sendable, Hashable {
  /// When the response was complete, in seconds since 1970.
  public let unixSeconds: Int

  /// The id of the request.
  public let id: RequestID

  /// The address of the peer.
  public let address: String

  /// The method.
  public let method: String

  /// The pattern of the route that answered, or nothing when there was none.
  public let route: String?

  /// The status of the response.
  public let status: Int

  /// The number of bytes of the body received.
  public let received: Int

  /// The number of bytes of the content sent; zero when it was at hand and was cut off.
  public let sent: Int

  /// How long it took from the head of the request to the last byte of the response.
  public let microseconds: Int

  /// Completes what was noted of a request.
  init(_ entry: AccessEntry, address: String, received: Int, sent: Int) {
    unixSeconds = time(nil)
    (id, self.address, method) = (entry.id, address, entry.method.rawValue)
    (route, status) = (entry.route, entry.status)
    (self.received, self.sent) = (received, sent)
    microseconds = monotonicMicroseconds() - entry.start
  }

  /// The record as one line of JSON.
  public var line: String {
    #"{"time":"\#(Date(timeIntervalSince1970: Double(unixSeconds)).ISO8601Format())","request":"\#(id)""#
      + #","address":\#(jsonString(address)),"method":\#(jsonString(method))"#
      + #","route":\#(route.map(jsonString) ?? "null"),"status":\#(status)"#
      + #","received":\#(received),"sent":\#(sent),"microseconds":\#(microseconds)}"#
  }
}

/// What is noted of a request while it lasts.
struct AccessEntry: Sendable {
  var id = RequestID(rawValue: 0)

  /// When the head was complete, in microseconds.
  var start = 0

  var method = Method(rawValue: "-")

  /// Whether the connection closes afterwards.
  var isLast = false

  /// The status; zero when no response came about.
  var status = 0
  var route: String?

  /// The number of bytes of the response, as far as it is at hand.
  var sent = 0
}
