import Glibc
import Reporting
import Tabular
import TestSupport
import Testing

@Suite("Files that appear whole or not at all")
struct AtomicFileTests {
  private let table = Table(columns: [Column(name: "n", values: .integer([1, 2]))])

  @Test("a file that is not committed leaves the old one")
  func abandoned() throws {
    let folder = try ScratchFolder()
    try folder.write("old", to: "a.csv")
    do {
      let file = try AtomicFile(at: folder.path("a.csv"))
      #expect(file.path != file.destination)
    }
    #expect(folder.names == ["a.csv"])
    #expect(try folder.text("a.csv") == "old")
  }

  @Test("a committed file replaces the old one, through a link too")
  func committed() throws {
    let folder = try ScratchFolder()
    try folder.write("old", to: "a.csv")
    #expect(unsafe symlink("a.csv", folder.path("link.csv")) == 0)
    try CSVWriter().write(table, to: folder.path("link.csv"))
    #expect(try folder.text("a.csv") == "n\n1\n2\n")
    #expect(folder.names == ["a.csv", "link.csv"])
  }

  @Test("a device is written and stays")
  func device() throws {
    try CSVWriter().write(table, to: "/dev/null")
    #expect(throws: ReportingError.diskFull(path: "/dev/full")) {
      try CSVWriter().write(table, to: "/dev/full")
    }
  }

  @Test("says why a file cannot be made")
  func refused() throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "file")
    #expect(throws: ReportingError.isFolder(path: folder.path("."))) {
      try CSVWriter().write(table, to: folder.path("."))
    }
    for place in ["none/a.csv", "file/a.csv"] {
      let error = #expect(throws: ReportingError.self) {
        try CSVWriter().write(table, to: folder.path(place))
      }
      #expect(try #require(error).description.contains("cannot be created"))
    }
  }

  @Test("what a killed run left goes away, what a living one writes stays")
  func leftovers() throws {
    let folder = try ScratchFolder()
    // No process has a number beyond the greatest one of the system.
    try folder.write("half", to: ".a.csv.99999999.partial")
    try folder.write("half", to: ".a.csv.\(getppid()).partial")
    try folder.makeFolder("out/.partial-99999999")
    try folder.write("half", to: "out/.partial-99999999/report.html")
    try CSVWriter().write(table, to: folder.path("a.csv"))
    try StagedFolder(at: folder.path("out")).commit()
    #expect(folder.names == [".a.csv.\(getppid()).partial", "a.csv", "out"])
    #expect(folder.names(in: "out").isEmpty)
  }

  @Test(
    "moves that a stop of the machine cut short are carried on", arguments: [99_999_999, getpid()])
  func unfinished(process: Int32) throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("out/.complete-\(process)")
    try folder.write("old", to: "out/report.html")
    try folder.write("new", to: "out/.complete-\(process)/report.html")
    try folder.write("new", to: "out/.complete-\(process)/study.json")
    do { _ = try StagedFolder(at: folder.path("out")) }
    #expect(folder.names(in: "out") == ["report.html", "study.json"])
    #expect(try folder.text("out/report.html") == "new")
  }

  @Test("the file that says a set is whole is the last of it, and old files go")
  func last() throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("out")
    for name in ["a", "b", "mine"] { try folder.write("old", to: "out/\(name)") }
    let staged = try StagedFolder(at: folder.path("out"))
    for name in ["a", "z"] {
      try folder.write("new", to: String(staged.path(for: name).dropFirst(folder.path("").count)))
    }
    // What cannot be moved stops the rest: the last one is then not there.
    try folder.makeFolder("out/z")
    try folder.write("", to: "out/z/file")
    do {
      try staged.commit(replacing: ["a", "b", "z"], last: "a")
      Issue.record("a file took the place of a folder")
    } catch {}
    #expect(folder.names(in: "out").filter { !$0.hasPrefix(".") } == ["mine", "z"])
  }

  @Test("a folder of results appears at once, and leaves strangers alone")
  func staged() throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("out")
    try folder.write("mine", to: "out/notes.txt")
    let staged = try StagedFolder(at: folder.path("out/"))
    try CSVWriter().write(table, to: staged.path(for: "a.csv"))
    try CSVWriter().write(table, to: staged.path(for: "b.csv"))
    #expect(!folder.names(in: "out").contains("a.csv"))
    try staged.commit()
    #expect(folder.names(in: "out") == ["a.csv", "b.csv", "notes.txt"])
  }

  @Test("an abandoned folder of results leaves nothing")
  func abandonedFolder() throws {
    let folder = try ScratchFolder()
    do {
      let staged = try StagedFolder(at: folder.path("deep/out"))
      try CSVWriter().write(table, to: staged.path(for: "a.csv"))
    }
    #expect(folder.names(in: "deep").isEmpty)
    try folder.write("", to: "file")
    #expect(throws: ReportingError.isFile(path: folder.path("file"))) {
      _ = try StagedFolder(at: folder.path("file"))
    }
  }
}
