/// The words of which product names are made.
enum SampleWords {
  static let colours = [
    "RED", "BLUE", "PINK", "WHITE", "GREEN", "CREAM", "BLACK", "IVORY", "SILVER", "GREY",
  ]

  static let patterns = [
    "RETROSPOT", "ROSE", "VINTAGE", "HEART", "POLKADOT", "STRAWBERRY", "PAISLEY", "SKULL",
    "REGENCY", "WOODLAND", "CIRCUS", "DAISY", "LACE",
  ]

  /// What is sold, its usual price in pence, and whether it is for Christmas.
  static let things: [(name: String, pence: Int, isSeasonal: Bool)] = [
    ("TEA LIGHT HOLDER", 255, false), ("LUNCH BAG", 165, false), ("JUMBO BAG", 208, false),
    ("CAKESTAND", 1_275, false), ("MUG", 195, false), ("CUSHION COVER", 495, false),
    ("BUNTING", 495, false), ("HOT WATER BOTTLE", 475, false), ("ALARM CLOCK", 375, false),
    ("PAPER NAPKINS", 85, false), ("CAKE CASES", 55, false), ("DOORMAT", 795, false),
    ("PICTURE FRAME", 295, false), ("TEAPOT", 1_095, false), ("TRINKET BOX", 250, false),
    ("NOTEBOOK", 125, false), ("PENCIL SET", 65, false), ("UMBRELLA", 595, false),
    ("BREAD BIN", 1_695, false), ("KITCHEN SCALES", 850, false), ("STORAGE TIN", 295, false),
    ("WALL CLOCK", 1_495, false), ("GARDEN CANDLE", 145, false), ("APRON", 695, false),
    ("GIFT WRAP", 42, false), ("BIRTHDAY CARD", 42, false), ("MAGNETS", 125, false),
    ("CHRISTMAS DECORATION", 85, true), ("CHRISTMAS STOCKING", 295, true),
    ("CHRISTMAS LIGHTS", 1_250, true),
  ]
}
