import Numeric
import Testing

@Suite("Work on several cores")
struct ParallelTests {
  @Test("fills every value once, whatever the chunks", arguments: [0, 1, 7, 64, 1_000, 100_003])
  func chunks(count: Int) {
    var values = [Int](repeating: 0, count: count)
    var span = values.mutableSpan
    forEachChunk(of: &span, atLeast: 100) { rows, chunk in
      for (place, row) in rows.enumerated() { chunk[place] += row + 1 }
    }
    #expect(values == Array(1..<(count + 1)))
  }

  @Test("returns what each chunk gives, in the order of chunks", arguments: [0, 1, 999, 100_003])
  func parts(count: Int) {
    var values = [Int](repeating: 0, count: count)
    var span = values.mutableSpan
    let ranges = forEachChunk(of: &span, atLeast: 100, unit: 8) { rows, _ in rows }
    #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == count)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(ranges.allSatisfy { $0.lowerBound.isMultiple(of: 8) })
  }

  @Test("keeps results in the order of tasks", arguments: [0, 1, 2, 63, 1_000])
  func order(tasks: Int) {
    #expect(concurrentMap(tasks) { $0 * $0 } == (0..<tasks).map { $0 * $0 })
  }

  @Test("reads shared values from many tasks at a time")
  func shared() {
    let values = (0..<10_000).map { Double($0) }
    let sums = concurrentMap(64) { task in values[task...].reduce(0, +) }
    #expect(sums.first == 49_995_000)
    #expect(sums.last == values[63...].reduce(0, +))
  }

  @Test("gives tasks of one seed different numbers, and the same ones each time")
  func streams() {
    let first = concurrentMap(200) { task in
      var random = SplitMix64(seed: 7, stream: UInt64(task))
      return random.next()
    }
    var again = SplitMix64(seed: 7, stream: 150)
    #expect(Set(first).count == 200)
    #expect(first[150] == again.next())
  }
}
