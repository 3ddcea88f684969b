import HTTPKit

extension StudyService {
  /// What monitors ask, and the description of the API.
  var healthOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/health", summary: "Tells that the service answers.", role: nil,
        answer: .json(.object([member("status", .text)])), thread: .connection
      ) { _, _ in .json(#"{"status":"ok"}"#) },
      Operation(
        method: .get, pattern: "/metrics", summary: "Figures for Prometheus.", role: .viewer,
        answer: .type("text/plain")
      ) { [self] _, _ in
        .bytes(Array(try metrics().utf8), type: "text/plain; version=0.0.4; charset=utf-8")
      },
    ]
  }

  /// The description of all operations.
  var descriptionOperation: Operation {
    Operation(
      method: .get, pattern: "/api/v1/openapi.json",
      summary: "Describes this API in OpenAPI 3.1.", role: nil,
      answer: .json(.map(.anything))
    ) { [self] _, _ in
      .json(APIDescription(operations, version: settings.version).json)
    }
  }

  private func metrics() throws(ServiceError) -> String {
    var lines = Metrics()
    let studies = try store.studies()
    for state in StudyState.allCases {
      lines.add(
        "clientele_studies", "gauge", "The studies by state.",
        studies.count { $0.state == state }, label: "state=\"\(state.rawValue)\"")
    }
    lines.add("clientele_datasets", "gauge", "The datasets.", try store.datasets().count)
    lines.add("clientele_kept_bytes", "gauge", "The bytes kept.", try store.usedBytes())
    if let statistics { lines.add(statistics) }
    return lines.text
  }
}

/// Lines as Prometheus reads them.
private struct Metrics {
  private(set) var text = ""
  private var named: Set<String> = []

  mutating func add(
    _ name: String, _ kind: String, _ help: String, _ value: Int, label: String = ""
  ) {
    if named.insert(name).inserted {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }
    text += "\(name)\(label.isEmpty ? "" : "{\(label)}") \(value)\n"
  }

  mutating func add(_ statistics: ServerStatistics) {
    add("clientele_connections", "gauge", "Open connections.", statistics.openConnections)
    add("clientele_event_streams", "gauge", "Open event streams.", statistics.openEventStreams)
    add("clientele_accepted", "counter", "Connections so far.", statistics.acceptedConnections)
    for hundreds in 1...5 {
      add(
        "clientele_responses", "counter", "Responses by the hundreds of their status.",
        statistics.responses[hundreds], label: "status=\"\(hundreds)xx\"")
    }
    add("clientele_received_bytes", "counter", "Bytes of bodies.", statistics.bytesReceived)
    add("clientele_sent_bytes", "counter", "Bytes of content.", statistics.bytesSent)
    text += "# HELP clientele_request_seconds Durations of requests.\n"
    text += "# TYPE clientele_request_seconds histogram\n"
    var sum = 0
    for (place, bound) in ServerStatistics.durationBounds.enumerated() {
      sum += statistics.durations[place]
      text += "clientele_request_seconds_bucket{le=\"\(Double(bound) / 1e6)\"} \(sum)\n"
    }
    sum = statistics.durations.reduce(0, +)
    text += "clientele_request_seconds_bucket{le=\"+Inf\"} \(sum)\n"
    text += "clientele_request_seconds_sum \(Double(statistics.totalMicroseconds) / 1e6)\n"
    text += "clientele_request_seconds_count \(sum)\n"
  }
}
