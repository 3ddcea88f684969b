extension HeapTrees {
  /// Adds the leaves of a block, eight rows at a time so that their loads overlap.
  func sumLeaves(of block: inout KeyBlock) {
    let rows = block.rowCount
    let blockKeys = block.keys
    let keys = blockKeys.span
    var sums = block.sums.mutableSpan
    let places = 1 &<< depth
    for tree in 0..<count {
      let part = tree &* places..<(tree &+ 1) &* places
      let walk = HeapWalk(thresholds.span.extracting(part), offsets.span.extracting(part))
      let leaves = leaves.span.extracting(part)
      for i in stride(from: 0, to: rows, by: 8) {
        walk.addLeaves(leaves, ofEight: keys, at: i, depth: depth, to: &sums)
      }
    }
  }

  /// Returns the sum of the first row, four trees at a time so that their loads overlap.
  func sumLeaves(ofFirst block: KeyBlock) -> Double {
    let keys = block.keys.span
    let walk = HeapWalk(thresholds.span, offsets.span)
    let places = 1 &<< depth
    let whole = count & ~3
    var sum = 0.0
    for tree in stride(from: 0, to: whole, by: 4) {
      let base = tree &* places
      var (a, b, c, d) = (1, 1, 1, 1)
      for _ in 0..<depth {
        a = walk.next(a, of: keys, at: 0, tree: base)
        b = walk.next(b, of: keys, at: 0, tree: base &+ places)
        c = walk.next(c, of: keys, at: 0, tree: base &+ 2 &* places)
        d = walk.next(d, of: keys, at: 0, tree: base &+ 3 &* places)
      }
      sum += leaves[base &- places &+ a]
      sum += leaves[base &+ b]
      sum += leaves[base &+ places &+ c]
      sum += leaves[base &+ 2 &* places &+ d]
    }
    for tree in whole..<count {
      var node = 1
      for _ in 0..<depth { node = walk.next(node, of: keys, at: 0, tree: tree &* places) }
      sum += leaves[(tree &- 1) &* places &+ node]
    }
    return sum
  }
}

/// The decisions of a tree or of several.
private struct HeapWalk: ~Escapable {
  let thresholds: Span<Int64>
  let offsets: Span<Int32>

  @_lifetime(copy thresholds, copy offsets)
  init(_ thresholds: Span<Int64>, _ offsets: Span<Int32>) {
    self.thresholds = thresholds
    self.offsets = offsets
  }

  /// The child of a place to which a row of a block goes.
  @inline(__always)
  func next(_ node: Int, of keys: Span<Int64>, at row: Int, tree: Int = 0) -> Int {
    // Safe: `node` stays below 2^depth for `depth` steps, a tree has as many places, `HeapTrees`
    // checked that every feature is one of a row, and a block has room for its rows in each.
    let key = unsafe keys[unchecked: Int(offsets[unchecked: tree &+ node]) &+ row]
    let threshold = unsafe thresholds[unchecked: tree &+ node]
    // Safe: a truth value is a byte, 0 or 1. A choice of numbers would become a jump, and half of
    // the jumps go the way that was not guessed.
    return 2 &* node &+ Int(unsafe unsafeBitCast(key > threshold, to: UInt8.self))
  }

  /// Leads eight rows that follow each other to their leaves in one tree, and adds these.
  @inline(__always)
  func addLeaves(
    _ leaves: Span<Double>, ofEight keys: Span<Int64>, at row: Int, depth: Int,
    to sums: inout MutableSpan<Double>
  ) {
    var (a, b, c, d) = (1, 1, 1, 1)
    var (e, f, g, h) = (1, 1, 1, 1)
    for _ in 0..<depth {
      a = next(a, of: keys, at: row)
      b = next(b, of: keys, at: row &+ 1)
      c = next(c, of: keys, at: row &+ 2)
      d = next(d, of: keys, at: row &+ 3)
      e = next(e, of: keys, at: row &+ 4)
      f = next(f, of: keys, at: row &+ 5)
      g = next(g, of: keys, at: row &+ 6)
      h = next(h, of: keys, at: row &+ 7)
    }
    let places = leaves.count
    sums[row] += leaves[a &- places]
    sums[row &+ 1] += leaves[b &- places]
    sums[row &+ 2] += leaves[c &- places]
    sums[row &+ 3] += leaves[d &- places]
    sums[row &+ 4] += leaves[e &- places]
    sums[row &+ 5] += leaves[f &- places]
    sums[row &+ 6] += leaves[g &- places]
    sums[row &+ 7] += leaves[h &- places]
  }
}
