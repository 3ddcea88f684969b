import FoundationEssentials
import TestSupport
import Testing

@testable import Service

@Suite("The store")
struct ServiceStoreTests {
  private let scratch: ScratchFolder
  private let store: ServiceStore

  init() throws {
    scratch = try ScratchFolder()
    store = try ServiceStore(folder: scratch.path("data"), isOwner: false)
  }

  private func dataset(_ name: String = "shop.csv") throws -> Dataset {
    let path = store.incomingPath()
    try Data("a,b\n".utf8).write(to: URL(filePath: path))
    return try store.add(fileAt: path, name: name, format: .csv, bytes: 4, sha256: "00", created: 1)
  }

  @Test("keeps datasets with the name they came with, and their bytes")
  func datasets() throws {
    let dataset = try dataset("Müller & Söhne <b>.CSV")
    #expect(try store.datasets() == [dataset])
    #expect(store.path(of: dataset).hasSuffix("/Müller & Söhne <b>.csv"))
    #expect(FileManager.default.contents(atPath: store.path(of: dataset)) == Data("a,b\n".utf8))
    #expect(try store.usedBytes() == 4)
    try store.deleteDataset(dataset.id)
    #expect(try store.datasets().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: store.folder(ofDataset: dataset.id)))
    #expect(throws: ServiceError.notFound(what: "dataset", id: dataset.id.text)) {
      _ = try store.dataset(dataset.id)
    }
  }

  @Test("queues studies in the order in which they came")
  func queue() throws {
    let dataset = try dataset()
    let first = try store.enqueue(StudyRequest(), of: dataset.id, name: "first", at: 5)
    let second = try store.enqueue(StudyRequest(clusters: 4), of: dataset.id, name: "second", at: 5)
    #expect(try store.nextQueued() == first)
    #expect(try store.positions() == [first.id: 1, second.id: 2])
    try store.set(first.id, .running, at: 6)
    #expect(try store.nextQueued() == second)
    #expect(try store.study(second.id).request.clusters == 4)
    try store.rename(second.id, to: "other")
    #expect(try store.study(second.id).name == "other")
  }

  @Test("does not delete a dataset that a study waits for, but one that it is done with")
  func busyDataset() throws {
    let dataset = try dataset()
    let study = try store.enqueue(StudyRequest(), of: dataset.id, name: "a", at: 1)
    #expect(throws: ServiceError.self) { try store.deleteDataset(dataset.id) }
    try store.set(study.id, .finished, at: 2)
    try store.deleteDataset(dataset.id)
    #expect(try store.study(study.id).state == .finished)
  }

  @Test("gives back what was at work when it stopped, and removes files that nobody names")
  func restart() throws {
    let dataset = try dataset()
    let study = try store.enqueue(StudyRequest(), of: dataset.id, name: "a", at: 1)
    try store.set(study.id, .running, at: 2)
    try Data().write(to: URL(filePath: store.incomingPath()))
    let stray = store.folder(ofStudy: Identifier())
    try FileManager.default.createDirectory(atPath: stray, withIntermediateDirectories: true)
    let again = try ServiceStore(folder: scratch.path("data"))
    try again.requeueInterrupted()
    #expect(try again.study(study.id).state == .queued)
    #expect(try again.study(study.id).started == nil)
    #expect(!FileManager.default.fileExists(atPath: stray))
    #expect(scratch.names(in: "data/incoming").isEmpty)
    #expect(try again.dataset(dataset.id) == dataset)
  }

  @Test("lets one service alone work in a folder")
  func ownership() throws {
    let first = try ServiceStore(folder: scratch.path("owned"))
    #expect(throws: ServiceError.self) { _ = try ServiceStore(folder: scratch.path("owned")) }
    withExtendedLifetime(first) {}
  }

  @Test("keeps names and reviews as long as their study")
  func words() throws {
    let dataset = try dataset()
    let study = try store.enqueue(StudyRequest(), of: dataset.id, name: "a", at: 1)
    try store.setNames([1: "Champions", 2: "Sleepers"], of: study.id)
    try store.setNames([2: ""], of: study.id)
    #expect(try store.names(of: study.id) == [1: "Champions"])
    let review = Review(customer: "<script>", verdict: .dismissed, note: "a test order")
    try store.keep(review, of: study.id, at: 3)
    #expect(try store.reviews(of: study.id) == [review])
    try store.deleteStudy(study.id)
    #expect(try store.reviews(of: study.id).isEmpty)
    #expect(try store.names(of: study.id).isEmpty)
  }
}
