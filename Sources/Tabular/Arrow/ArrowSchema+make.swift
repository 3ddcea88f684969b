import CADBC
import Glibc

/// What an exported schema owns until its consumer releases it.
@safe
private final class SchemaMemory {
  let format: UnsafeMutablePointer<CChar>?
  let name: UnsafeMutablePointer<CChar>?
  let children: OwnedPointers<ArrowSchema>

  init(format: String, name: String, children: [ArrowSchema]) {
    unsafe self.format = unsafe strdup(format)
    unsafe self.name = unsafe strdup(name)
    unsafe self.children = unsafe OwnedPointers(children)
  }

  deinit {
    // Safe: both texts come from strdup, and children are released before their memory goes.
    unsafe free(format)
    unsafe free(name)
    unsafe children.all.forEach { unsafe $0.pointee.release?($0) }
  }
}

/// Makes a schema that owns its texts and children.
func makeSchema(
  name: String, format: String, children: [ArrowSchema] = unsafe []
) -> ArrowSchema {
  let memory = unsafe SchemaMemory(format: format, name: name, children: children)
  var schema = unsafe ArrowSchema()
  unsafe schema.format = unsafe UnsafePointer(memory.format)
  unsafe schema.name = unsafe UnsafePointer(memory.name)
  unsafe schema.flags = Int64(ARROW_FLAG_NULLABLE)
  unsafe schema.n_children = unsafe Int64(children.count)
  unsafe schema.children = unsafe (children.isEmpty ? nil : memory.children.list)
  unsafe schema.private_data = unsafe Unmanaged.passRetained(memory).toOpaque()
  unsafe schema.release = { schema in
    guard let schema = unsafe schema, unsafe schema.pointee.release != nil else { return }
    // Safe: balances the retain above, once, because release is cleared.
    unsafe Unmanaged<SchemaMemory>.fromOpaque(schema.pointee.private_data).release()
    unsafe schema.pointee.release = nil
  }
  return unsafe schema
}
