import Dispatch
import Glibc

/// Runs a body on disjoint chunks of an output, several at a time.
///
/// The chunks depend on `output.count` and `minimum` alone, never on the number of cores, so a
/// caller that merges what chunks computed in the order of chunks gets the same bits everywhere.
///
/// - Parameters:
///   - output: The values to fill.
///   - minimum: The least number of values a chunk is worth waking a thread for.
///   - unit: How many values belong together; a chunk holds whole units, but for the end.
///   - body: Fills `chunk`, which is `output[rows]`. It must not touch anything else.
/// - Returns: What the body returns for each chunk, in the order of chunks.
@discardableResult
public func forEachChunk<Element: Sendable, Part: Sendable>(
  of output: inout MutableSpan<Element>, atLeast minimum: Int, unit: Int = 1,
  _ body: @Sendable (_ rows: Range<Int>, _ chunk: inout MutableSpan<Element>) -> Part
) -> [Part] {
  let count = output.count
  let chunks = max(1, min(count / max(1, minimum), 64))
  let bound = { @Sendable (chunk: Int) in
    chunk == chunks ? count : count * chunk / chunks / unit * unit
  }
  return unsafe output.withUnsafeMutableBufferPointer { buffer in
    // Safe: the ranges are disjoint, and concurrentMap returns after the last of them.
    nonisolated(unsafe) let base = unsafe buffer
    return concurrentMap(chunks) { i in
      let rows = bound(i)..<bound(i + 1)
      var chunk = unsafe MutableSpan(_unsafeElements: base.extracting(rows))
      return body(rows, &chunk)
    }
  }
}

/// Returns an array that a body fills chunk by chunk, several at a time, as ``forEachChunk(of:atLeast:unit:_:)``
/// does.
///
/// Memory is touched once: nothing is written before the body writes.
///
/// - Parameters:
///   - count: The number of values.
///   - minimum: The least number of values a chunk is worth waking a thread for.
///   - unit: How many values belong together.
///   - body: Writes every value of `chunk`, and reads none before.
/// - Returns: The values.
func filledArray<Element: Sendable & BitwiseCopyable>(
  _ count: Int, atLeast minimum: Int, unit: Int = 1,
  _ body: @Sendable (_ rows: Range<Int>, _ chunk: inout MutableSpan<Element>) -> Void
) -> [Element] {
  filledWithParts(count, atLeast: minimum, unit: unit, body).values
}

/// Returns an array that a body fills as in ``filledArray(_:atLeast:unit:_:)``, and what the body returns for each
/// chunk, in the order of chunks.
func filledWithParts<Element: Sendable & BitwiseCopyable, Part: Sendable>(
  _ count: Int, atLeast minimum: Int, unit: Int = 1,
  _ body: @Sendable (_ rows: Range<Int>, _ chunk: inout MutableSpan<Element>) -> Part
) -> (values: [Element], parts: [Part]) {
  var parts: [Part] = []
  // Safe: the elements are plain bits, and the body writes all of them.
  let values = unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
    unsafe askForLargePages(UnsafeMutableRawBufferPointer(buffer))
    var span = unsafe MutableSpan(_unsafeElements: buffer.extracting(0..<count))
    parts = forEachChunk(of: &span, atLeast: minimum, unit: unit, body)
    filled = count
  }
  return (values, parts)
}

/// Asks for memory in pages of two megabytes, so that touching much of it first costs less.
///
/// It is a wish: a system that does not know it or has none goes on with small pages.
func askForLargePages(_ memory: UnsafeMutableRawBufferPointer) {
  let page = 1 << 21
  guard memory.count >= 4 * page, let start = memory.baseAddress else { return }
  let first = (Int(bitPattern: start) + page - 1) / page * page
  let end = (Int(bitPattern: start) + memory.count) / page * page
  // Safe: the pages lie in the memory, and their contents stay what they are.
  unsafe _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
}

/// Returns what a body gives for each task, in the order of tasks, several at a time.
///
/// - Parameters:
///   - tasks: The number of tasks. It must not depend on the number of cores.
///   - body: Computes one result from the number of its task.
/// - Returns: The results, one a task.
public func concurrentMap<Result: Sendable>(
  _ tasks: Int, _ body: @Sendable (_ task: Int) -> Result
) -> [Result] {
  var results = [Result?](repeating: nil, count: tasks)
  unsafe results.withUnsafeMutableBufferPointer { buffer in
    // Safe: each task writes its own element, and concurrentPerform returns after the last.
    nonisolated(unsafe) let base = unsafe buffer
    Parallel.perform(tasks) { i in unsafe base[i] = body(i) }
  }
  return results.compactMap(\.self)
}

/// How many threads the library may use.
public enum Parallel {
  /// Runs tasks side by side, or one after another when only one thread is allowed.
  static func perform(_ tasks: Int, _ body: @Sendable (Int) -> Void) {
    let count = asked ?? threads
    if count == 1 || tasks < 2 {
      for task in 0..<tasks { body(task) }
    } else if asked != nil {
      DispatchQueue.concurrentPerform(iterations: count) { first in
        for task in stride(from: first, to: tasks, by: count) { body(task) }
      }
    } else {
      DispatchQueue.concurrentPerform(iterations: tasks, execute: body)
    }
  }

  /// The most threads that work at a time: one, or as many as there are cores.
  ///
  /// Taken from the environment variable `CLIENTELE_THREADS` at start; `1` switches threads off,
  /// which changes no result.
  public static let threads: Int = environmentThreads()

  /// The number of threads that a test wants; it counts for what is called in its own task.
  @TaskLocal static var asked: Int?
}
