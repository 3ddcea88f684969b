import FoundationEssentials
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Service

/// A queue whose studies are carried out by a script instead of this program.
private final class ScriptedQueue {
  let scratch: ScratchFolder
  let store: ServiceStore
  let log = EventLog(start: 1_800_000_000)
  let queue: JobQueue
  let dataset: Dataset

  init(_ script: String, workers: Int = 1) throws {
    scratch = try ScratchFolder()
    try scratch.write("#!/bin/sh\n" + script, to: "program")
    _ = unsafe chmod(scratch.path("program"), 0o755)
    store = try ServiceStore(folder: scratch.path("data"))
    queue = JobQueue(store, log, program: scratch.path("program"), workers: workers) { 7 }
    let path = store.incomingPath()
    try Data("a\n".utf8).write(to: URL(filePath: path))
    dataset = try store.add(
      fileAt: path, name: "a.csv", format: .csv, bytes: 2, sha256: "00", created: 1)
  }

  func add(_ name: String = "a") throws -> Identifier {
    try store.enqueue(StudyRequest(), of: dataset.id, name: name, at: 1).id
  }

  /// Waits until a study is in a state, at most two minutes.
  func wait(for id: Identifier, _ state: StudyState) async throws -> Bool {
    for _ in 0..<12_000 {
      if try store.study(id).state == state { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}

// One after another: a script that is being written while another process starts cannot be run.
@Suite("The job queue", .serialized)
struct JobQueueTests {
  @Test("carries studies out one after another, and tells their progress")
  func run() async throws {
    let jobs = try ScriptedQueue(
      """
      [ "$2" = --events ] && [ "$3" = --sections ] || exit 9
      mkdir -p "$5" && echo 12345 > "$5/report.html"
      echo '{"detail":"9 rows","fraction":1,"stage":"reading"}'
      """)
    let ids = [try jobs.add("one"), try jobs.add("two")]
    jobs.queue.work()
    for id in ids { #expect(try await jobs.wait(for: id, .finished)) }
    #expect(jobs.log.last(of: ids[0])?.event.state == .finished)
    #expect(try jobs.store.usedBytes() == 2 + 6 + 6)
    let told = try jobs.store.study(ids[1])
    #expect(told.started == 7 && told.finished == 7 && told.problem == nil)
  }

  @Test("keeps the sentence of a study that fails, and none of its files")
  func failure() async throws {
    let jobs = try ScriptedQueue(
      "mkdir -p \"$5\"; echo x > \"$5/half\"; echo 'clientele: The file is empty.' >&2; exit 65")
    let id = try jobs.add()
    jobs.queue.work()
    #expect(try await jobs.wait(for: id, .failed))
    #expect(try jobs.store.study(id).problem == "The file is empty.")
    #expect(!FileManager.default.fileExists(atPath: jobs.store.folder(ofStudy: id)))
  }

  @Test("survives a crash of the child", arguments: [9, 11])
  func crash(signal: Int) async throws {
    let jobs = try ScriptedQueue("kill -\(signal) $$")
    let id = try jobs.add()
    jobs.queue.work()
    #expect(try await jobs.wait(for: id, .failed))
    let problem = try jobs.store.study(id).problem ?? ""
    #expect(problem.contains(signal == 9 ? "memory" : "signal 11"))
  }

  @Test("cancels what runs and what waits, and refuses what is over")
  func cancel() async throws {
    let jobs = try ScriptedQueue("exec sleep 600")
    let (running, waiting) = (try jobs.add("running"), try jobs.add("waiting"))
    jobs.queue.work()
    #expect(try await jobs.wait(for: running, .running))
    try jobs.queue.cancel(waiting)
    #expect(try jobs.store.study(waiting).state == .cancelled)
    try jobs.queue.cancel(running)
    #expect(try await jobs.wait(for: running, .cancelled))
    #expect(throws: ServiceError.self) { try jobs.queue.cancel(running) }
  }

  @Test("gives what runs back to the queue when it stops, and takes it up again")
  func restart() async throws {
    let jobs = try ScriptedQueue("[ -e \"$0.done\" ] || { touch \"$0.done\"; exec sleep 600; }")
    let id = try jobs.add()
    jobs.queue.work()
    #expect(try await jobs.wait(for: id, .running))
    for _ in 0..<12_000 where jobs.scratch.names(in: "").count < 3 {
      try await Task.sleep(for: .milliseconds(10))
    }
    jobs.queue.stop()
    #expect(try jobs.store.study(id).state == .queued)
    jobs.queue.work()
    #expect(try jobs.store.study(id).state == .queued)
    let later = JobQueue(jobs.store, jobs.log, program: jobs.scratch.path("program")) { 8 }
    later.work()
    #expect(try await jobs.wait(for: id, .finished))
  }

  @Test("says so when the program is missing")
  func missing() async throws {
    let jobs = try ScriptedQueue("exit 0")
    let id = try jobs.add()
    JobQueue(jobs.store, jobs.log, program: "/no/such/program") { 7 }.work()
    #expect(try await jobs.wait(for: id, .failed))
    #expect(try jobs.store.study(id).problem?.contains("could not be started") == true)
  }

  @Test("goes on with the next when a study cannot begin")
  func unable() async throws {
    let jobs = try ScriptedQueue("exit 0")
    let gone = try jobs.add("gone")
    try jobs.store.state.run("UPDATE studies SET dataset = ?", [.text(Identifier().text)])
    let next = try jobs.add("next")
    jobs.queue.work()
    #expect(try await jobs.wait(for: gone, .failed))
    #expect(try await jobs.wait(for: next, .finished))
  }

  @Test("deletes what is not at work, and tells who listens that nothing will come")
  func delete() async throws {
    let jobs = try ScriptedQueue("exec sleep 600")
    let (running, waiting) = (try jobs.add("running"), try jobs.add("waiting"))
    jobs.queue.work()
    #expect(try await jobs.wait(for: running, .running))
    let heard = Mutex<[StudyState]>([])
    let leave = jobs.log.listen(to: waiting, after: 0) { told in
      heard.withLock { $0.append(told.event.state) }
    }
    #expect(throws: ServiceError.self) { try jobs.queue.delete(running) }
    try jobs.queue.delete(waiting)
    #expect(heard.withLock { $0 } == [.cancelled])
    leave()
    #expect(throws: ServiceError.self) { try jobs.queue.delete(waiting) }
    try jobs.queue.cancel(running)
    #expect(try await jobs.wait(for: running, .cancelled))
  }
}
