/// How eight points are pushed away by all others.
struct PlanePush: Sendable {
  /// The sum of squared kernels times differences.
  var x = SIMD8<Double>()
  var y = SIMD8<Double>()

  /// The sum of kernels, 1 for each point itself among them.
  var kernels = SIMD8<Double>()

  /// Adds points in one place, under the kernel 1 / (1 + squared distance).
  @inline(__always)
  mutating func add(_ mass: Double, _ dx: SIMD8<Double>, _ dy: SIMD8<Double>) {
    let kernel = 1 / (1 + (dx * dx + dy * dy))
    let weighted = kernel * mass
    kernels += weighted
    x += weighted * kernel * dx
    y += weighted * kernel * dy
  }
}

extension PlaneTree {
  /// Returns how each point is pushed by all others, eight points at a time in the order of the tree.
  ///
  /// A square is felt as one point only where that holds for all eight, so they share one walk.
  ///
  /// - Complexity: O(`n` log `n`).
  func pushes() -> [PlanePush] {
    var result = [PlanePush](repeating: PlanePush(), count: points.count / 8)
    var span = result.mutableSpan
    forEachChunk(of: &span, atLeast: 16) { blocks, chunk in
      for block in blocks { chunk[block - blocks.lowerBound] = push(onto: block) }
    }
    return result
  }

  private func push(onto block: Int) -> PlanePush {
    var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
    for lane in 0..<8 {
      x[lane] = points[block * 8 + lane].x
      y[lane] = points[block * 8 + lane].y
    }
    let (nodes, points) = (nodes.span, points.span)
    var push = PlanePush()
    var place = 0
    while place < nodes.count {
      // Safe: the place was compared with the count.
      let node = unsafe nodes[unchecked: place]
      let (dx, dy) = (x - node.middle.x, y - node.middle.y)
      if (dx * dx + dy * dy).leastLane > node.opening {
        push.add(node.mass, dx, dy)
        place = Int(node.next)
      } else if node.points.isEmpty {
        place += 1
      } else {
        for point in node.points {
          // Safe: nodes hold places of points.
          let other = unsafe points[unchecked: Int(point)]
          push.add(1, x - other.x, y - other.y)
        }
        place = Int(node.next)
      }
    }
    return push
  }
}

extension SIMD8<Double> {
  /// The least lane.
  @inline(__always)
  var leastLane: Double {
    let four = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    let two = four.lowHalf.replacing(with: four.highHalf, where: four.highHalf .< four.lowHalf)
    return Swift.min(two.x, two.y)
  }
}
