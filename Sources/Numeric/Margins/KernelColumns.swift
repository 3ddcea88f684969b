/// Columns of the kernel matrix of some rows, worked out when asked for and kept while there is room.
///
/// The column that was asked for longest ago makes room.
struct KernelColumns {
  let kernel: VectorKernel
  let rows: BlockedRows
  let points: KernelPoints

  private var columns: [[Double]]
  private var lastUse: [Int]
  private var clock = 0
  private var room: Int

  /// Prepares columns of which at most 200 MB are kept.
  init(of kernel: VectorKernel, _ rows: Matrix) {
    self.kernel = kernel
    self.rows = BlockedRows(rows)
    points = KernelPoints(rows)
    columns = Array(repeating: [], count: rows.rowCount)
    lastUse = Array(repeating: 0, count: rows.rowCount)
    room = max(2, 25_000_000 / max(1, rows.rowCount))
  }

  /// Returns the kernel of all rows with one of them.
  mutating func column(_ number: Int) -> [Double] {
    clock += 1
    lastUse[number] = clock
    if columns[number].isEmpty {
      var column = room > 0 ? [Double](repeating: 0, count: lastUse.count) : takeOldest()
      room = max(0, room - 1)
      points.fill(&column, with: kernel, of: number, rows)
      columns[number] = column
    }
    return columns[number]
  }

  /// Takes the column that was asked for longest ago.
  private mutating func takeOldest() -> [Double] {
    var (oldest, use) = (0, Int.max)
    for number in columns.indices where !columns[number].isEmpty && lastUse[number] < use {
      (oldest, use) = (number, lastUse[number])
    }
    var column: [Double] = []
    swap(&column, &columns[oldest])
    return column
  }
}
