import Dispatch
import FoundationEssentials
public import HTTPKit
import Synchronization

/// The dashboard and its API: what it keeps, what works for it, and what answers.
public final class StudyService: Sendable {
  let settings: StudyServiceSettings
  let store: ServiceStore
  let log: EventLog
  let queue: JobQueue
  let shelf: StudyShelf
  let children: ChildRunner
  let gatekeeper: Gatekeeper
  let holdings = Mutex<[Identifier: StudyHoldings]>([:])
  let previews = Mutex<[PreviewKey: String]>([:])
  let uploads = UploadSlots()
  private let rates = RateLimit()
  let chartLibrary: FileAsset?
  private let server = Mutex<Server?>(nil)

  /// Opens the folder of a service; nothing runs until ``start(_:)``.
  ///
  /// - Parameter settings: Where everything is kept, and how much of it.
  /// - Throws: ``ServiceError/state(_:)`` when the folder cannot be used, ``ServiceError/conflict(_:)``
  ///   when others than this machine can reach the service but nobody could log in.
  public init(_ settings: StudyServiceSettings) throws(ServiceError) {
    let now: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    let store = try ServiceStore(folder: settings.folder)
    let accounts = Accounts(store)
    let hasUsers = try !accounts.users().isEmpty
    guard hasUsers || settings.isLoopback else {
      throw .conflict(
        "Listening on \(settings.host) takes a user who can log in; add one with "
          + "'clientele user add NAME'.")
    }
    self.settings = settings
    self.store = store
    log = EventLog(start: now())
    queue = JobQueue(
      store, log, program: settings.program, workers: settings.workers,
      memory: settings.studyMemory, now: now)
    shelf = StudyShelf(store)
    chartLibrary = settings.chartLibrary.map {
      FileAsset($0, type: "text/javascript; charset=utf-8")
    }
    children = ChildRunner(program: settings.program, memory: settings.studyMemory) {
      store.incomingPath()
    }
    gatekeeper = Gatekeeper(
      accounts: accounts, isReachable: !settings.isLoopback,
      openToken: try accounts.openToken(), now: now)
  }

  /// The time, in seconds since 1970.
  var now: Int { gatekeeper.now() }

  /// Everything that can be asked.
  var operations: [Operation] {
    pageOperations + healthOperations + sessionOperations + datasetOperations + demoOperations
      + recipeOperations + workOperations + customerOperations + segmentOperations
      + modelOperations + comparisonOperations + [descriptionOperation]
  }

  /// The routes.
  public var router: Router {
    var router = Router()
    for operation in operations {
      router.on(
        operation.method, operation.pattern, runsOn: operation.thread,
        bodyLimit: operation.bodyLimit
      ) { [gatekeeper, rates] request in
        let caller = try gatekeeper.admit(request, role: operation.role)
        if let pace = operation.pace, operation.method != .get {
          try rates.count(caller.account(request), pace, at: gatekeeper.now())
        }
        return try await operation.handler(request, caller).compressed(for: request)
      }
    }
    return router
  }

  /// Takes up what waits, and answers requests until ``stop()``.
  ///
  /// - Parameter settings: How the server listens.
  /// - Returns: The port.
  /// - Throws: `ServerError` when the address cannot be had.
  public func start(_ settings: ServerSettings) throws -> Int {
    // Before anybody can ask for a study: one that begins now must not be taken for a cut off one.
    try store.requeueInterrupted()
    let server = try Server(settings, router)
    self.server.withLock { $0 = server }
    queue.work()
    return server.port
  }

  /// What the server has done so far.
  var statistics: ServerStatistics? { server.withLock { $0?.statistics } }

  /// Stops within ten seconds: nothing more is accepted, streams end, and what is at work goes back
  /// into the queue.
  public func stop() async {
    let server = server.withLock { $0 }
    async let closing: Void? = server?.shutDown(within: .seconds(7))
    await withCheckedContinuation { waiter in
      DispatchQueue(label: "clientele.stopping").async { [queue] in
        queue.stop()
        waiter.resume()
      }
    }
    await closing
  }
}

/// The identifier in the path of a request.
///
/// - Throws: ``ServiceError/notFound(what:id:)`` for what is no identifier, without repeating it.
func identifier(
  _ request: Request, _ what: String, _ name: String = "id"
) throws(ServiceError) -> Identifier {
  guard let id = Identifier(request.capture(name)) else {
    throw .notFound(what: what, id: "of this identifier")
  }
  return id
}

/// A moment as the API writes it.
func timeText(_ seconds: Int) -> String {
  Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
}
