import FoundationEssentials
import HTTPKit

extension StudyService {
  /// What happens to a study or a comparison, as it happens.
  func eventOperations(_ kind: WorkKind) -> [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/\(kind.plural)/{id}/events",
        summary: "Streams what happens to a \(kind.rawValue); Last-Event-ID names what is known "
          + "already.",
        role: .viewer, answer: .type("text/event-stream")
      ) { [self] request, _ in
        let entry = try self.entry(request, kind)
        let last = Int(request.headers["last-event-id"] ?? "") ?? 0
        return .events(try stream(entry, after: last))
      }
    ]
  }

  private func stream(_ entry: StudyEntry, after last: Int) throws(ServiceError) -> EventStream {
    let stream = EventStream()
    let end = log.listen(to: entry.id, after: last) { known in
      stream.send(Event(known))
      // Ending a stream may call back into the log, which tells this within its lock.
      if known.event.state.isOver { Task { stream.end() } }
    }
    stream.onClose(end)
    let known = log.last(of: entry.id)
    if known == nil || known.map({ $0.number <= last }) == true {
      // Nothing new has happened in this run of the service: how the study stands is news enough.
      let now: StudyEntry
      do { now = try store.study(entry.id) } catch {
        // Deleted meanwhile.
        end()
        throw error
      }
      stream.send(
        Event(known?.number, StudyEvent(state: now.state, problem: now.problem)))
      if now.state.isOver { stream.end() }
    }
    return stream
  }
}

extension Event {
  /// An event of the log as it is sent.
  fileprivate init(_ entry: EventLog.Entry) { self.init(entry.number, entry.event) }

  fileprivate init(_ number: Int?, _ event: StudyEvent) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(event)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    self.init(data, name: event.stage == nil ? "state" : "progress", id: number.map { "\($0)" })
  }
}
