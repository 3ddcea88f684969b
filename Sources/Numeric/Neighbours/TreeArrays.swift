/// The arrays of a tree, while something holds them in place.
@unsafe
struct TreeArrays {
  let blocks: UnsafePointer<SIMD8<Double>>
  let boxes: UnsafePointer<Double>
  let order: UnsafePointer<Int32>
  let leafCount: Int
}

extension NeighbourTree {
  /// Lends a body the arrays of the tree.
  ///
  /// - Precondition: The tree has a row and a feature.
  func withArrays<Result>(_ body: (TreeArrays) -> Result) -> Result {
    precondition(rowCount > 0 && featureCount > 0, "a row and a feature")
    // Safe: the arrays are not empty, and the body does not keep them.
    return unsafe blocks.withUnsafeBufferPointer { blocks in
      unsafe boxes.withUnsafeBufferPointer { boxes in
        unsafe order.withUnsafeBufferPointer { order in
          unsafe body(
            TreeArrays(
              blocks: blocks.baseAddress.unsafelyUnwrapped,
              boxes: boxes.baseAddress.unsafelyUnwrapped,
              order: order.baseAddress.unsafelyUnwrapped, leafCount: leafCount))
        }
      }
    }
  }
}
