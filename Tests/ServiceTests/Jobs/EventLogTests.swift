import Synchronization
import Testing

@testable import Service

@Suite("The event log")
struct EventLogTests {
  private let log = EventLog(start: 1_800_000_000)
  private let study = Identifier()

  private func heard(after last: Int = 0) -> [EventLog.Entry] {
    let heard = Mutex<[EventLog.Entry]>([])
    let end = log.listen(to: study, after: last) { entry in heard.withLock { $0.append(entry) } }
    end()
    return heard.withLock { $0 }
  }

  @Test("tells a listener that comes late what it missed, a line a stage")
  func replay() throws {
    log.add(StudyEvent(state: .running), to: study)
    for fraction in [0, 0.5, 1] {
      log.add(StudyEvent(state: .running, stage: "reading", fraction: fraction), to: study)
    }
    log.add(StudyEvent(state: .running, stage: "cleaning", fraction: 0), to: study)
    let all = heard()
    #expect(all.map(\.event.stage) == [nil, "reading", "cleaning"])
    #expect(all.map(\.event.fraction) == [nil, 1, 0])
    #expect(all.map(\.number) == all.map(\.number).sorted())
    #expect(heard(after: all[1].number) == [all[2]])
    #expect(log.last(of: study) == all[2])
  }

  @Test("tells what comes until the listener leaves, and nothing of other studies")
  func listening() {
    let heard = Mutex<[StudyState]>([])
    let end = log.listen(to: study, after: 0) { entry in
      heard.withLock { $0.append(entry.event.state) }
    }
    log.add(StudyEvent(state: .running), to: study)
    log.add(StudyEvent(state: .failed), to: Identifier())
    end()
    log.add(StudyEvent(state: .finished), to: study)
    #expect(heard.withLock { $0 } == [.running])
  }

  @Test("numbers events of a later run higher")
  func restart() {
    log.add(StudyEvent(state: .running), to: study)
    let later = EventLog(start: 1_800_000_001)
    later.add(StudyEvent(state: .running), to: study)
    #expect((later.last(of: study)?.number ?? 0) > (log.last(of: study)?.number ?? 0))
  }
}
