import FoundationEssentials
import Glibc
import Synchronization

/// What the service keeps: the state, and a folder for each dataset and each study.
///
/// The state says what there is. A file is complete before the state names it, and the state
/// forgets it before it goes; so a crash at any moment leaves at most files that nobody names, which
/// the next start removes.
public final class ServiceStore: Sendable {
  /// The folder of everything.
  let folder: String
  let state: StateDatabase

  /// The names of segments that were asked for; predictions need them each time.
  let knownNames = Mutex<[Identifier: [Int: String]]>([:])
  private let ownership: Ownership?

  /// Opens a folder, and makes it when it is not there.
  ///
  /// - Parameters:
  ///   - folder: Where everything is kept.
  ///   - isOwner: Whether this is the service itself, which tidies up; only one can be at a time.
  /// - Throws: ``ServiceError/state(_:)`` when the folder cannot be made or read, or another
  ///   service has it.
  public init(folder: String, isOwner: Bool = true) throws(ServiceError) {
    self.folder = folder
    for name in ["datasets", "studies", "incoming"] {
      do {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      } catch { throw .state("the folder \(folder) cannot be made") }
    }
    state = try StateDatabase(path: "\(folder)/state.sqlite")
    ownership = isOwner ? try Ownership(of: folder) : nil
    if isOwner { try removeUnnamed() }
  }

  /// Where a file is kept while it comes in.
  func incomingPath() -> String { "\(folder)/incoming/\(Identifier())" }

  /// The folder of a dataset.
  func folder(ofDataset id: Identifier) -> String { "\(folder)/datasets/\(id)" }

  /// The folder of a study's results.
  func folder(ofStudy id: Identifier) -> String { "\(folder)/studies/\(id)" }

  /// The number of bytes that datasets and results take.
  func usedBytes() throws(ServiceError) -> Int {
    let rows = try state.rows(
      "SELECT (SELECT coalesce(sum(bytes), 0) FROM datasets) "
        + "+ (SELECT coalesce(sum(bytes), 0) FROM studies)")
    return Int(rows.first?.first?.integer ?? 0)
  }

  /// Removes what a crash left: folders that the state does not name.
  private func removeUnnamed() throws(ServiceError) {
    remove("incoming", except: [])
    remove("datasets", except: Set(try datasets().map(\.id.text)))
    remove("studies", except: Set(try studies().map(\.id.text)))
  }

  private func remove(_ kind: String, except named: Set<String>) {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
    where !named.contains(name) {
      try? files.removeItem(atPath: "\(folder)/\(kind)/\(name)")
    }
  }
}

/// The mark that a service works in a folder; the system takes it away when the process ends.
private final class Ownership: Sendable {
  private let descriptor: Int32

  init(of folder: String) throws(ServiceError) {
    descriptor = unsafe open("\(folder)/service.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .state("the folder \(folder) cannot be written") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .state("another service works in the folder \(folder)")
    }
  }

  deinit { close(descriptor) }
}
