/// C structures in memory of their own, and the list of pointers to them that Arrow wants.
@safe
final class OwnedPointers<Structure> {
  /// A pointer to each structure.
  let all: [UnsafeMutablePointer<Structure>]

  /// The same pointers as a C array.
  let list: UnsafeMutablePointer<UnsafeMutablePointer<Structure>?>

  init(_ structures: [Structure]) {
    unsafe all = unsafe structures.map { structure in
      let pointer = UnsafeMutablePointer<Structure>.allocate(capacity: 1)
      unsafe pointer.initialize(to: structure)
      return unsafe pointer
    }
    unsafe list = .allocate(capacity: max(1, structures.count))
    for unsafe(index, pointer) in unsafe all.enumerated() {
      unsafe (list + index).initialize(to: pointer)
    }
  }

  deinit {
    // Safe: each was allocated above; what the structures own is released by their owner before.
    unsafe all.forEach { unsafe $0.deallocate() }
    unsafe list.deallocate()
  }
}
