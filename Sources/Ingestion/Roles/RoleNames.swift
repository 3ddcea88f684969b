/// The names under which shops and their programs know a role.
enum RoleNames {
  /// Names that mean a role and nothing else, without spaces, marks and case.
  static let exact: [ColumnRole: [String]] = [
    .invoice: [
      "invoiceno", "invoice", "invoiceid", "invoicenumber", "orderid", "orderno", "ordernumber",
      "order", "basketid", "basket", "transactionid", "transaction", "receiptid", "receipt",
      "receiptno", "billno", "billid", "billnumber", "ticket", "ticketid", "saleid", "documentno",
      "rechnung", "rechnungsnummer", "rechnungsnr", "belegnummer", "bestellnummer",
      "auftragsnummer",
      "facture", "numerofacture", "commande", "factura", "nofactura", "pedido", "fattura",
    ],
    .product: [
      "stockcode", "sku", "productid", "productcode", "product", "itemid", "itemcode", "item",
      "upc", "ean", "gtin", "asin", "articleid", "article", "articleno", "materialno", "material",
      "artikel", "artikelnummer", "artikelnr", "produit", "codeproduit", "producto",
      "codigoproducto", "prodotto",
    ],
    .description: [
      "description", "productname", "productdescription", "itemname", "itemdescription", "name",
      "title", "bezeichnung", "beschreibung", "artikelbezeichnung", "libelle", "designation",
      "descripcion", "descrizione", "producttype",
    ],
    .quantity: [
      "quantity", "qty", "units", "unitssold", "quantityordered", "orderquantity", "pieces",
      "numberofitems", "itemcount", "menge", "anzahl", "stueck", "quantite", "qte", "cantidad",
      "quantita",
    ],
    .date: [
      "invoicedate", "orderdate", "date", "transactiondate", "transactiontimestamp", "timestamp",
      "datetime", "purchasedate", "saledate", "salesdate", "createdat", "orderedat", "invoicetime",
      "orderpurchasetimestamp", "billdate", "rechnungsdatum", "bestelldatum", "datum", "belegdatum",
      "datefacture", "datecommande", "fecha", "fechapedido", "data",
    ],
    .price: [
      "unitprice", "price", "priceperunit", "itemprice", "sellingprice", "priceeach", "rate",
      "stueckpreis", "einzelpreis", "preis", "prix", "prixunitaire", "precio", "preciounitario",
      "prezzo",
    ],
    .total: [
      "total", "linetotal", "amount", "salesvalue", "sales", "revenue", "turnover", "totalprice",
      "totalamount", "totalsales", "ordervalue", "value", "netamount", "grossamount",
      "paymentvalue",
      "spend", "umsatz", "betrag", "gesamtbetrag", "summe", "gesamtpreis", "montant", "totalttc",
      "importe", "importo",
    ],
    .customer: [
      "customerid", "customer", "customerno", "customernumber", "customercode", "custid",
      "clientid",
      "client", "clientno", "clientnumber", "userid", "user", "buyerid", "buyer", "memberid",
      "member", "householdid", "household", "accountid", "account", "shopperid", "cardid",
      "cardnumber", "loyaltyid", "customeruniqueid", "kunde", "kundennummer", "kundennr",
      "kundenid",
      "idclient", "numeroclient", "cliente", "idcliente",
    ],
    .country: [
      "country", "countryregion", "countryname", "shipcountry", "billingcountry", "land", "pays",
      "pais", "paese", "region", "market",
    ],
    .id: ["id", "rowid", "key", "index", "no", "nr"],
  ]

  /// Words that point to a role when they stand in a longer name.
  static let parts: [ColumnRole: [String]] = [
    .invoice: ["invoice", "order", "receipt", "basket", "transaction", "rechnung", "beleg"],
    .product: ["stockcode", "sku", "productid", "productcode", "itemid", "artikel"],
    .description: ["description", "productname", "bezeichnung"],
    .quantity: ["quantity", "qty", "menge", "anzahl"],
    .date: ["date", "timestamp", "datum", "fecha"],
    .price: ["unitprice", "price", "preis", "prix", "precio"],
    .total: ["total", "amount", "revenue", "salesvalue", "umsatz", "betrag"],
    .customer: ["customer", "client", "kunde", "household", "member"],
    .country: ["country", "land"],
  ]

  /// Words that make of a longer name something about the role rather than the role itself.
  static let attributes: [ColumnRole: [String]] = [
    .customer: [
      "type", "segment", "city", "state", "country", "region", "age", "gender", "status", "since",
      "zip", "postal", "address", "phone", "group", "class", "rating", "date", "orders", "value",
      "score", "plz",
    ],
    .invoice: [
      "status", "priority", "date", "time", "total", "amount", "value", "type", "quantity", "count",
      "channel", "source", "lineno", "lineid", "linenumber", "item", "month", "year", "mode",
      "method", "datum", "position", "menge", "betrag",
    ],
    .date: [
      "ship", "deliver", "due", "birth", "signup", "regist", "updat", "join", "enrol", "expir",
      "payment", "return", "estimated", "approved", "carrier", "liefer", "geburt",
    ],
    .quantity: ["return", "stock", "available", "min", "max"],
    .price: ["discount", "category", "range", "cost", "old", "list", "original", "tier"],
    .total: [
      "items", "quantity", "qty", "disc", "tax", "ship", "freight", "orders", "count", "cost",
      "refund", "profit", "margin", "days", "units", "visits", "purchases",
    ],
  ]

  /// Returns a name without spaces, marks, accents and case, and without a unit in brackets.
  static func plain(_ name: String) -> String {
    let bare = name.prefix { $0 != "(" && $0 != "[" }
    let scalars = (bare.isEmpty ? name[...] : bare).lowercased().unicodeScalars
    let folded = scalars.flatMap { scalar -> [Unicode.Scalar] in
      switch scalar {
      case "ä": ["a", "e"]
      case "ö": ["o", "e"]
      case "ü": ["u", "e"]
      case "ß": ["s", "s"]
      case "é", "è", "ê": ["e"]
      case "à", "á", "â": ["a"]
      case "í", "ì": ["i"]
      case "ó", "ô": ["o"]
      case "ú", "ù", "û": ["u"]
      case "ñ": ["n"]
      case "ç": ["c"]
      default: [scalar]
      }
    }
    let kept = folded.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    return String(String.UnicodeScalarView(kept))
  }

  /// Whether the last word of a name says that it holds codes: `store_id`, `ZipCode`.
  static func endsLikeCode(_ name: String) -> Bool {
    var word = ""
    for letter in name {
      let begins = letter.isUppercase && word.last?.isLowercase == true
      guard letter.isLetter || letter.isNumber, !begins else {
        word = begins ? String(letter) : ""
        continue
      }
      word.append(letter)
    }
    return ["id", "code", "zip", "zipcode", "postcode", "plz"].contains(word.lowercased())
  }

  /// How well a name fits a role, 0 to 1.
  static func fit(_ name: String, _ role: ColumnRole) -> Double {
    let plain = plain(name)
    if let place = exact[role]?.firstIndex(of: plain) { return 1 - Double(place) * 0.002 }
    guard let part = parts[role]?.first(where: { plain.contains($0) }) else { return 0 }
    let rest = plain.replacing(part, with: " ", maxReplacements: 1)
    guard attributes[role]?.contains(where: { rest.contains($0) }) != true else { return 0 }
    return 0.5 + 0.2 * Double(part.count) / Double(plain.count)
  }
}
