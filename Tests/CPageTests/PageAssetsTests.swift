import CPage
import FoundationEssentials
import Testing

@Suite("The page's files")
struct PageAssetsTests {
  /// A file as it was compiled in.
  struct Asset {
    var name: String
    var mediaType: String
    var bytes: Data
  }

  static let assets: [Asset] = (0..<CPageAssetCount()).map { index in
    // Safe: the table has as many entries as it says, and names and bytes live for ever.
    let asset = unsafe CPageAssets()[index]
    return unsafe Asset(
      name: String(cString: asset.name), mediaType: String(cString: asset.mediaType),
      bytes: Data(bytes: asset.bytes, count: asset.length))
  }

  static let folder: String = {
    let package = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(package)/Sources/CPage/assets"
  }()

  static func text(_ asset: Asset) -> String { String(decoding: asset.bytes, as: UTF8.self) }

  @Test("are all compiled in, byte for byte, in the order of their names")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
    #expect(Self.assets.map(\.name) == files)
    for asset in Self.assets {
      #expect(asset.bytes == (try Data(contentsOf: URL(filePath: "\(Self.folder)/\(asset.name)"))))
    }
  }

  @Test("say what they are")
  func mediaTypes() {
    let types = [
      "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
      "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]
    for asset in Self.assets {
      let ending = String(asset.name.drop { $0 != "." }.dropFirst())
      #expect(asset.mediaType == types[ending])
    }
  }

  @Test("the page holds no script and no style of its own, which its policy would refuse")
  func policy() throws {
    let page = Self.text(try #require(Self.assets.first { $0.name == "index.html" }))
    #expect(!page.contains("<style") && !page.contains(" style=") && !page.contains("javascript:"))
    for part in page.components(separatedBy: "<script").dropFirst() {
      #expect(part.contains(" src=\"/assets/") && part.contains("></script>"))
    }
    #expect(page.firstRange(of: /\son[a-z]+=/) == nil)
  }

  @Test("ask no other host for anything", arguments: assets.map(\.name))
  func ownHost(name: String) throws {
    let text = Self.text(try #require(Self.assets.first { $0.name == name }))
    let addresses = text.matches(of: /(https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/).map { String($0.0) }
    #expect(addresses.allSatisfy { $0 == "http://www.w3.org" })
  }

  @Test("scripts load only scripts that are there", arguments: assets.map(\.name))
  func imports(name: String) throws {
    guard name.hasSuffix(".js") else { return }
    let text = Self.text(try #require(Self.assets.first { $0.name == name }))
    let names = Set(Self.assets.map(\.name))
    for match in text.matches(of: /(?:from |import\()'\.\/([^']+)'/) {
      #expect(names.contains(String(match.1)), "\(name) loads \(match.1)")
    }
  }
}
