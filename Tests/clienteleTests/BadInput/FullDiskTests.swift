import CommandLineKit
import Glibc
import TestSupport
import Testing

@Suite(
  "A disk that fills up",
  .enabled(if: TinyDisk.isAllowed, "only the superuser may make a small disk"))
struct FullDiskTests {
  @Test("leaves the study that was there before, and else nothing", arguments: [false, true])
  func study(hasOld: Bool) throws {
    let folder = try ScratchFolder()
    try folder.write(SmallInputs.shop, to: "shop.csv")
    try folder.makeFolder("disk")
    #expect(TinyDisk.make(at: folder.path("disk")))
    defer { TinyDisk.remove(folder.path("disk")) }
    if hasOld {
      try folder.makeFolder("disk/out")
      try folder.write("old", to: "disk/out/segments.csv")
      try folder.write(#"{"versions": {"clientele": "0"}}"#, to: "disk/out/study.json")
    }
    let run = try ProgramRun([
      "segment", folder.path("shop.csv"), "-o", folder.path("disk/out"), "--quiet",
    ])
    #expect(run.status == ExitCode.noFile.rawValue)
    #expect(run.messages.hasPrefix("clientele: The disk is full, so '\(folder.path("disk/out/"))"))
    #expect(!run.messages.contains("partial"))
    #expect(folder.names(in: "disk") == (hasOld ? ["out"] : []))
    #expect(folder.names(in: "disk/out") == (hasOld ? ["segments.csv", "study.json"] : []))
  }
}

/// A disk in memory, too small for a study.
private enum TinyDisk {
  /// Whether this user may make one.
  static let isAllowed: Bool = {
    guard let folder = try? ScratchFolder(), make(at: folder.path("")) else { return false }
    remove(folder.path(""))
    return true
  }()

  static func make(at path: String) -> Bool {
    unsafe mount("tmpfs", path, "tmpfs", 0, "size=96k") == 0
  }

  static func remove(_ path: String) { _ = unsafe umount(path) }
}
