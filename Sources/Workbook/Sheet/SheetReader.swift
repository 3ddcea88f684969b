import Dispatch
import Synchronization

/// Reads the cells of a sheet: one thread unpacks, another puts cells down.
struct SheetReader {
  let archive: ZipArchive
  let entry: ZipEntry
  let styles: DateStyles
  let limits: WorkbookLimits

  /// The size of a piece; it stays in the cache of a core between the two threads.
  private static let pieceSize = 1 << 18

  /// Reads all cells.
  ///
  /// - Parameters:
  ///   - texts: Texts of sheets before, whose places stay.
  ///   - progress: Told the part that is done, from the calling thread.
  /// - Returns: The cells.
  /// - Throws: ``WorkbookError`` when the part is damaged or passes a limit.
  func read(
    after texts: InternedTexts, _ progress: (Double) -> Void
  ) throws(WorkbookError) -> CellStore {
    let store = try CellStore(path: archive.file.path, texts: texts)
    var scanner = RowScanner(store, styles: styles, limits: limits, path: archive.file.path)
    let pieces = PieceQueue(slots: 4, size: Self.pieceSize)
    let stream = Unpacking(self, pieces)
    var carry = CarryBuffer(pieceSize: Self.pieceSize)
    var done = 0
    do throws(WorkbookError) {
      while let slot = try pieces.takeFull() {
        let count = unsafe carry.append(pieces.bytes(of: slot))
        pieces.giveBack(slot)
        done += count
        let used = try unsafe scanner.scan(carry.bytes)
        carry.drop(used)
        guard carry.count <= limits.rowBytes else {
          throw .limit(
            path: archive.file.path, what: "bytes of one row", value: limits.rowBytes,
            flag: "limit-row")
        }
        progress(min(1, Double(done) / Double(max(1, entry.size))))
      }
      try unsafe scanner.finish(carry.bytes)
    } catch {
      pieces.stop()
      stream.wait()
      throw error
    }
    stream.wait()
    return store
  }
}

/// The thread that unpacks.
private final class Unpacking: Sendable {
  private let finished = DispatchSemaphore(value: 0)

  init(_ reader: SheetReader, _ pieces: PieceQueue) {
    // A queue of its own gets a thread of its own: the shared ones may all wait for such work.
    DispatchQueue(label: "clientele.unpacking", qos: .userInitiated).async { [finished] in
      do throws(WorkbookError) {
        var stream = try PartStream(reader.archive, reader.entry, limits: reader.limits)
        while let slot = pieces.takeEmpty() {
          let count = try unsafe stream.read(into: pieces.memory(of: slot))
          pieces.fill(slot, count)
          if count < pieces.size { break }
        }
        pieces.end(nil)
      } catch {
        pieces.end(error)
      }
      finished.signal()
    }
  }

  func wait() { finished.wait() }
}

/// A ring of pieces between the thread that unpacks and the one that scans.
@safe
private final class PieceQueue: Sendable {
  let size: Int
  // Safe: a slot belongs to one thread at a time, which the semaphores see to.
  nonisolated(unsafe) private let slots: [UnsafeMutableRawBufferPointer]
  private let counts: Mutex<[Int]>
  private let empty = DispatchSemaphore(value: 0)
  private let full = DispatchSemaphore(value: 0)
  private let state = Mutex(State())

  private struct State {
    var nextEmpty = 0
    var nextFull = 0
    var filled = 0
    var isStopped = false
    var hasEnded = false
    var error: WorkbookError?
  }

  init(slots: Int, size: Int) {
    self.size = size
    unsafe self.slots = unsafe (0..<slots).map { _ in
      .allocate(byteCount: size, alignment: 64)
    }
    counts = Mutex(Array(repeating: 0, count: slots))
    // Signalled rather than created with this value: a semaphore that ends below the value it was
    // created with stops the program, and after an error some slots are never given back.
    for _ in 0..<slots { empty.signal() }
  }

  deinit { for index in unsafe slots.indices { unsafe slots[index].deallocate() } }

  /// The next slot to fill, or `nil` when nobody reads any more.
  func takeEmpty() -> Int? {
    empty.wait()
    return state.withLock { state in
      guard !state.isStopped else { return nil }
      defer { state.nextEmpty += 1 }
      return unsafe state.nextEmpty % slots.count
    }
  }

  @unsafe
  func memory(of slot: Int) -> UnsafeMutableRawBufferPointer { unsafe slots[slot] }

  @unsafe
  func bytes(of slot: Int) -> UnsafeRawBufferPointer {
    let count = counts.withLock { $0[slot] }
    return unsafe UnsafeRawBufferPointer(rebasing: slots[slot][..<count])
  }

  func fill(_ slot: Int, _ count: Int) {
    counts.withLock { $0[slot] = count }
    state.withLock { $0.filled += 1 }
    full.signal()
  }

  /// The next slot to scan, or `nil` at the end.
  func takeFull() throws(WorkbookError) -> Int? {
    full.wait()
    let next = state.withLock { state -> Result<Int?, WorkbookError> in
      if state.filled > 0 {
        state.filled -= 1
        defer { state.nextFull += 1 }
        return .success(unsafe state.nextFull % slots.count)
      }
      return state.error.map { .failure($0) } ?? .success(nil)
    }
    return try next.get()
  }

  func giveBack(_ slot: Int) { empty.signal() }

  /// Says that no piece will follow, and why.
  func end(_ error: WorkbookError?) {
    state.withLock { state in
      state.hasEnded = true
      state.error = error
    }
    full.signal()
  }

  /// Says that nobody will read any more.
  func stop() {
    state.withLock { $0.isStopped = true }
    empty.signal()
  }
}

/// What is left of the pieces before, with the newest piece behind it.
@safe
private struct CarryBuffer: ~Copyable {
  private var memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private(set) var count = 0

  /// Zeros behind the bytes, so that the scanner may look ahead.
  private static let padding = 64

  init(pieceSize: Int) {
    unsafe memory = .allocate(byteCount: pieceSize * 2 + Self.padding, alignment: 64)
  }

  deinit { unsafe memory.deallocate() }

  /// The bytes that wait to be scanned.
  @unsafe
  var bytes: UnsafeBufferPointer<UInt8> {
    // Safe: the bytes and 64 zeros behind them lie within the memory.
    unsafe UnsafeBufferPointer(
      start: memory.baseAddress.map { unsafe ($0 + start).assumingMemoryBound(to: UInt8.self) },
      count: count)
  }

  /// Adds a piece, and returns its length.
  @unsafe
  mutating func append(_ piece: UnsafeRawBufferPointer) -> Int {
    if unsafe start + count + piece.count + Self.padding > memory.count {
      makeRoom(for: piece.count)
    }
    guard let base = unsafe memory.baseAddress, let source = piece.baseAddress else { return 0 }
    // Safe: makeRoom left room for the piece and the padding.
    unsafe (base + start + count).copyMemory(from: source, byteCount: piece.count)
    count += piece.count
    unsafe (base + start + count).initializeMemory(
      as: UInt8.self, repeating: 0, count: Self.padding)
    return piece.count
  }

  private mutating func makeRoom(for more: Int) {
    let needed = count + more + Self.padding
    guard let base = unsafe memory.baseAddress else { return }
    if unsafe needed <= memory.count {
      // Safe: copyMemory allows regions that overlap.
      unsafe base.copyMemory(from: base + start, byteCount: count)
    } else {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: needed * 2, alignment: 64)
      if let target = larger.baseAddress {
        unsafe target.copyMemory(from: base + start, byteCount: count)
      }
      unsafe memory.deallocate()
      unsafe memory = unsafe larger
    }
    start = 0
  }

  /// Forgets bytes that are done.
  mutating func drop(_ used: Int) {
    start += used
    count -= used
  }
}
