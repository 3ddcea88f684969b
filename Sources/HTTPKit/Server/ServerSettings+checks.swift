extension ServerSettings {
  /// Refuses a head that is too large.
  func checkSize(_ reader: HeadReader, _ target: SentTarget) throws(Problem) {
    guard target.text.utf8.count <= 8_192 else {
      throw Problem(414, "target-too-long", "The path with its query may be 8192 bytes long.")
    }
    guard reader.size <= largestHead, reader.headers.count <= 100 else {
      throw Problem(
        431, "head-too-large",
        "The head may be \(largestHead) bytes long and hold 100 fields.")
    }
  }

  /// What speaks against a request, from its head alone.
  func objection(to head: RequestHead) -> Problem? {
    if let allowedHosts, !head.host.isEmpty, !allowedHosts.contains(head.host) {
      return Problem(
        421, "wrong-host",
        "This server is not known by that host name; its allow-list of hosts has to name it.")
    }
    if let length = head.framing.length, length > largestBody {
      return Problem(BodyError.tooLarge(limit: largestBody))
    }
    return nil
  }

  /// The client's address: the peer's, or what a trusted proxy says.
  func clientAddress(_ peer: String, _ headers: Headers) -> String {
    guard trustedProxies.contains(peer) else { return peer }
    return headers.listed("x-forwarded-for").last ?? peer
  }

  /// How often is looked for what has taken too long.
  var sweepInterval: Milliseconds {
    let shortest =
      [headTimeout, idleTimeout, bodyPace.window, responsePace.window, heartbeat]
      .map(\.milliseconds).min() ?? 1_000
    return max(20, min(500, shortest / 4))
  }
}
