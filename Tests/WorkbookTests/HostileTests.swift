import FoundationEssentials
import Numeric
import Tabular
import TestSupport
import Testing
import Workbook

@Suite("Broken and hostile workbooks")
struct HostileTests {
  private var small: TinyWorkbook {
    var book = TinyWorkbook()
    book.sharedStrings = ["<t>name</t>", "<t>Ann</t>"]
    book.sheet =
      #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>n</v></c></row>"#
      + (2..<40).map {
        "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>1</v></c><c r=\"B\($0)\"><v>\($0).25</v></c></row>"
      }.joined()
    return book
  }

  @Test("large directories and data descriptors are read", arguments: [true, false])
  func forms(isLarge: Bool) throws {
    var book = small
    book.isLarge = isLarge
    book.usesDescriptors = !isLarge
    #expect(try book.read().table.rowCount == 38)
  }

  @Test("no truncation and no flipped byte stops the program")
  func damage() throws {
    let bytes = small.bytes()
    let folder = try ScratchFolder()
    let path = folder.path("damaged.xlsx")
    var random = SplitMix64(seed: 5)
    for trial in 0..<600 {
      var copy = bytes
      if trial % 2 == 0 {
        copy = Array(copy.prefix(random.nextIndex(below: copy.count)))
      } else {
        for _ in 0..<3 {
          copy[random.nextIndex(below: copy.count)] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      try Data(copy).write(to: URL(filePath: path))
      do throws(WorkbookError) {
        _ = try Workbook(path: path).read()
      } catch {
        #expect(error.description.hasSuffix("."))
      }
    }
  }

  @Test("limits are named with the flag that raises them")
  func limits() throws {
    let folder = try ScratchFolder()
    let path = try small.write(to: folder)
    for (flag, field, _) in WorkbookLimits.flags where flag != "limit-ratio" {
      var limits = WorkbookLimits()
      limits[keyPath: field] = 1
      #expect("--\(flag)") { try Workbook(path: path, limits: limits).read() } throws: { error in
        "\(error)".contains("--\(flag)")
      }
    }
  }

  @Test("a part that unpacks to more than the ratio is refused")
  func ratio() throws {
    var book = small
    book.sheet += String(repeating: " ", count: 17 << 20)
    let folder = try ScratchFolder()
    let path = try book.write(to: folder)
    // Parts of this file are not packed, so that the ratio is 1.
    var limits = WorkbookLimits()
    limits.ratio = 1
    #expect(try Workbook(path: path, limits: limits).read().table.rowCount == 38)
    limits.ratio = 0
    #expect { try Workbook(path: path, limits: limits).read() } throws: { error in
      "\(error)".contains("--limit-ratio")
    }
  }

  @Test("a long text in a cell is refused, in whatever form it stands")
  func longText() throws {
    let folder = try ScratchFolder()
    var limits = WorkbookLimits()
    limits.textBytes = 10
    for (form, isLong) in [("abcdefghij", false), ("abcdefghijk", true), ("abcdefghij&amp;", true)]
    {
      var book = TinyWorkbook()
      book.sheet =
        #"<row r="1"><c r="A1" t="str"><v>h</v></c></row>"#
        + #"<row r="2"><c r="A2" t="inlineStr"><is><t>\#(form)</t></is></c></row>"#
      let path = try book.write(to: folder)
      let message = { () -> String in
        do { return "\(try Workbook(path: path, limits: limits).read().table.rowCount)" } catch {
          return "\(error)"
        }
      }()
      #expect(message.contains("--limit-text") == isLong, "\(form)")
    }
  }

  @Test("a sheet that ends within a row is refused, empty rows at its end are not")
  func cutSheet() throws {
    var book = small
    let whole = book.sheet
    book.sheet = whole + #"<row r="90"/><row r="91" ht="3"/>"#
    #expect(try book.read().table.rowCount == 38)
    book.sheet = whole + #"<row r="90"><c r="A90"><v>1</v></c>"#
    #expect { try book.read() } throws: { "\($0)".contains("ends within a row") }
  }

  @Test("few cells under many columns do not take memory for all")
  func sparse() throws {
    var book = TinyWorkbook()
    let titles = (0..<2_000).map { "<c t=\"str\"><v>h\($0)</v></c>" }.joined()
    book.sheet =
      "<row r=\"1\">\(titles)</row>"
      + (2..<60_000).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
    #expect { try book.read() } throws: { "\($0)".contains("--limit-cells") }
  }

  @Test("a sheet that is not there is answered with those that are")
  func unknownSheet() throws {
    let folder = try ScratchFolder()
    let path = try small.write(to: folder)
    #expect(throws: WorkbookError.unknownSheet("Two", known: ["Sheet1"])) {
      try Workbook(path: path).read(sheets: ["Two"])
    }
  }

  @Test("an empty sheet and a lone header are refused")
  func nothing() throws {
    var book = TinyWorkbook()
    #expect { try book.read() } throws: { error in
      "\(error)".contains("no sheet with data")
    }
    book.sheet = #"<row r="1"><c r="A1" t="str"><v>h</v></c></row>"#
    #expect { try book.read() } throws: { error in
      "\(error)".contains("no row below")
    }
  }

  @Test(
    "every file of the corpus is read or refused with a sentence",
    .enabled(if: SharedData.isPresent, "the shared data are not on this machine"))
  func corpus() throws {
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: SharedData.path("workbooks"))
    var count = 0
    for name in files.sorted() {
      let path = SharedData.path("workbooks/\(name)")
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
        continue
      }
      count += 1
      do throws(WorkbookError) {
        _ = try Workbook(path: path).read()
      } catch {
        #expect(error.description.hasSuffix("."), "\(name)")
      }
    }
    #expect(count == 219)
  }
}
