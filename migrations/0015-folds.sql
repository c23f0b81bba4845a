-- Which characters are read as which when words are compared and searched.
--
-- Persian and Arabic text comes with two yehs, two kafs, several kinds of heh, three sets of digits, with vowel signs
-- or without, and with a half-space (U+200C), a space or nothing between the parts of a word. The words of the records
-- stay as they were written; only what is compared is folded. Case and accents of Latin, Greek and Cyrillic letters
-- are left to the tokenizer of the search index.

CREATE TABLE folds (
  -- The one table of what is read as what: the program itself folds what one types by it.
  id INTEGER PRIMARY KEY,  -- from 1, without gaps
  written TEXT NOT NULL UNIQUE CHECK (length(written) = 1),  -- one code point
  read TEXT NOT NULL  -- what it is read as; empty: it is passed over. Nothing in it is itself read otherwise.
) STRICT;

INSERT INTO folds (written, read)
SELECT char(column1), column2
FROM (
  VALUES
    (0x064A, 'ی'),  -- arabic letter yeh
    (0x0649, 'ی'),  -- arabic letter alef maksura
    (0x06D2, 'ی'),  -- arabic letter yeh barree
    (0x06D0, 'ی'),  -- arabic letter e
    (0x06CE, 'ی'),  -- arabic letter yeh with small v
    (0x0626, 'ی'),  -- arabic letter yeh with hamza above
    (0x06D3, 'ی'),  -- arabic letter yeh barree with hamza above
    (0x0643, 'ک'),  -- arabic letter kaf
    (0x06AA, 'ک'),  -- arabic letter swash kaf
    (0x0629, 'ه'),  -- arabic letter teh marbuta
    (0x06D5, 'ه'),  -- arabic letter ae
    (0x06C1, 'ه'),  -- arabic letter heh goal
    (0x06BE, 'ه'),  -- arabic letter heh doachashmee
    (0x06C0, 'ه'),  -- arabic letter heh with yeh above
    (0x06C2, 'ه'),  -- arabic letter heh goal with hamza above
    (0x06C3, 'ه'),  -- arabic letter teh marbuta goal
    (0x0624, 'و'),  -- arabic letter waw with hamza above
    (0x0622, 'ا'),  -- arabic letter alef with madda above
    (0x0623, 'ا'),  -- arabic letter alef with hamza above
    (0x0625, 'ا'),  -- arabic letter alef with hamza below
    (0x0671, 'ا'),  -- arabic letter alef wasla
    (0x06F0, '0'),
    (0x0660, '0'),  -- digits
    (0x06F1, '1'),
    (0x0661, '1'),
    (0x06F2, '2'),
    (0x0662, '2'),
    (0x06F3, '3'),
    (0x0663, '3'),
    (0x06F4, '4'),
    (0x0664, '4'),
    (0x06F5, '5'),
    (0x0665, '5'),
    (0x06F6, '6'),
    (0x0666, '6'),
    (0x06F7, '7'),
    (0x0667, '7'),
    (0x06F8, '8'),
    (0x0668, '8'),
    (0x06F9, '9'),
    (0x0669, '9'),
    (0x0621, ''),  -- arabic letter hamza
    (0x0640, ''),  -- arabic tatweel
    (0x064B, ''),  -- arabic fathatan
    (0x064C, ''),  -- arabic dammatan
    (0x064D, ''),  -- arabic kasratan
    (0x064E, ''),  -- arabic fatha
    (0x064F, ''),  -- arabic damma
    (0x0650, ''),  -- arabic kasra
    (0x0651, ''),  -- arabic shadda
    (0x0652, ''),  -- arabic sukun
    (0x0653, ''),  -- arabic maddah above
    (0x0654, ''),  -- arabic hamza above
    (0x0655, ''),  -- arabic hamza below
    (0x0670, ''),  -- arabic letter superscript alef
    (0x00AD, ''),  -- soft hyphen
    (0x061C, ''),  -- arabic letter mark
    (0x200D, ''),  -- zero width joiner
    (0x200E, ''),  -- left-to-right mark
    (0x200F, ''),  -- right-to-left mark
    (0x202A, ''),  -- left-to-right embedding
    (0x202B, ''),  -- right-to-left embedding
    (0x202C, ''),  -- pop directional formatting
    (0x202D, ''),  -- left-to-right override
    (0x202E, ''),  -- right-to-left override
    (0x2060, ''),  -- word joiner
    (0x2066, ''),  -- left-to-right isolate
    (0x2067, ''),  -- right-to-left isolate
    (0x2068, ''),  -- first strong isolate
    (0x2069, ''),  -- pop directional isolate
    (0xFEFF, ''),  -- zero width no-break space
    (0x200C, ' '),  -- zero width non-joiner
    (0x200B, ' ')  -- zero width space
);

-- Signs of the Quran, and the shapes of letters and ligatures that old files have in the place of letters. Source:
-- the compatibility decompositions of UnicodeData.txt, Unicode 15.1, read as above.
INSERT INTO folds (written, read)
SELECT char(column1), column2
FROM (
  VALUES
    (0x0610, ''), (0x0611, ''), (0x0612, ''), (0x0613, ''), (0x0614, ''), (0x0615, ''), (0x0616, ''),
    (0x0617, ''), (0x0618, ''), (0x0619, ''), (0x061A, ''), (0x0656, ''), (0x0657, ''), (0x0658, ''),
    (0x0659, ''), (0x065A, ''), (0x065B, ''), (0x065C, ''), (0x065D, ''), (0x065E, ''), (0x065F, ''),
    (0x06D6, ''), (0x06D7, ''), (0x06D8, ''), (0x06D9, ''), (0x06DA, ''), (0x06DB, ''), (0x06DC, ''),
    (0x06DF, ''), (0x06E0, ''), (0x06E1, ''), (0x06E2, ''), (0x06E3, ''), (0x06E4, ''), (0x06E5, ''),
    (0x06E6, ''), (0x06E7, ''), (0x06E8, ''), (0x06EA, ''), (0x06EB, ''), (0x06EC, ''), (0x06ED, ''),
    (0xFB50, 'ا'), (0xFB51, 'ا'), (0xFB52, 'ٻ'), (0xFB53, 'ٻ'), (0xFB54, 'ٻ'), (0xFB55, 'ٻ'), (0xFB56, 'پ'),
    (0xFB57, 'پ'), (0xFB58, 'پ'), (0xFB59, 'پ'), (0xFB5A, 'ڀ'), (0xFB5B, 'ڀ'), (0xFB5C, 'ڀ'), (0xFB5D, 'ڀ'),
    (0xFB5E, 'ٺ'), (0xFB5F, 'ٺ'), (0xFB60, 'ٺ'), (0xFB61, 'ٺ'), (0xFB62, 'ٿ'), (0xFB63, 'ٿ'), (0xFB64, 'ٿ'),
    (0xFB65, 'ٿ'), (0xFB66, 'ٹ'), (0xFB67, 'ٹ'), (0xFB68, 'ٹ'), (0xFB69, 'ٹ'), (0xFB6A, 'ڤ'), (0xFB6B, 'ڤ'),
    (0xFB6C, 'ڤ'), (0xFB6D, 'ڤ'), (0xFB6E, 'ڦ'), (0xFB6F, 'ڦ'), (0xFB70, 'ڦ'), (0xFB71, 'ڦ'), (0xFB72, 'ڄ'),
    (0xFB73, 'ڄ'), (0xFB74, 'ڄ'), (0xFB75, 'ڄ'), (0xFB76, 'ڃ'), (0xFB77, 'ڃ'), (0xFB78, 'ڃ'), (0xFB79, 'ڃ'),
    (0xFB7A, 'چ'), (0xFB7B, 'چ'), (0xFB7C, 'چ'), (0xFB7D, 'چ'), (0xFB7E, 'ڇ'), (0xFB7F, 'ڇ'), (0xFB80, 'ڇ'),
    (0xFB81, 'ڇ'), (0xFB82, 'ڍ'), (0xFB83, 'ڍ'), (0xFB84, 'ڌ'), (0xFB85, 'ڌ'), (0xFB86, 'ڎ'), (0xFB87, 'ڎ'),
    (0xFB88, 'ڈ'), (0xFB89, 'ڈ'), (0xFB8A, 'ژ'), (0xFB8B, 'ژ'), (0xFB8C, 'ڑ'), (0xFB8D, 'ڑ'), (0xFB8E, 'ک'),
    (0xFB8F, 'ک'), (0xFB90, 'ک'), (0xFB91, 'ک'), (0xFB92, 'گ'), (0xFB93, 'گ'), (0xFB94, 'گ'), (0xFB95, 'گ'),
    (0xFB96, 'ڳ'), (0xFB97, 'ڳ'), (0xFB98, 'ڳ'), (0xFB99, 'ڳ'), (0xFB9A, 'ڱ'), (0xFB9B, 'ڱ'), (0xFB9C, 'ڱ'),
    (0xFB9D, 'ڱ'), (0xFB9E, 'ں'), (0xFB9F, 'ں'), (0xFBA0, 'ڻ'), (0xFBA1, 'ڻ'), (0xFBA2, 'ڻ'), (0xFBA3, 'ڻ'),
    (0xFBA4, 'ه'), (0xFBA5, 'ه'), (0xFBA6, 'ه'), (0xFBA7, 'ه'), (0xFBA8, 'ه'), (0xFBA9, 'ه'), (0xFBAA, 'ه'),
    (0xFBAB, 'ه'), (0xFBAC, 'ه'), (0xFBAD, 'ه'), (0xFBAE, 'ی'), (0xFBAF, 'ی'), (0xFBB0, 'ی'), (0xFBB1, 'ی'),
    (0xFBD3, 'ڭ'), (0xFBD4, 'ڭ'), (0xFBD5, 'ڭ'), (0xFBD6, 'ڭ'), (0xFBD7, 'ۇ'), (0xFBD8, 'ۇ'), (0xFBD9, 'ۆ'),
    (0xFBDA, 'ۆ'), (0xFBDB, 'ۈ'), (0xFBDC, 'ۈ'), (0xFBDD, 'ۇٴ'), (0xFBDE, 'ۋ'), (0xFBDF, 'ۋ'), (0xFBE0, 'ۅ'),
    (0xFBE1, 'ۅ'), (0xFBE2, 'ۉ'), (0xFBE3, 'ۉ'), (0xFBE4, 'ی'), (0xFBE5, 'ی'), (0xFBE6, 'ی'), (0xFBE7, 'ی'),
    (0xFBE8, 'ی'), (0xFBE9, 'ی'), (0xFBEA, 'یا'), (0xFBEB, 'یا'), (0xFBEC, 'یه'), (0xFBED, 'یه'),
    (0xFBEE, 'یو'), (0xFBEF, 'یو'), (0xFBF0, 'یۇ'), (0xFBF1, 'یۇ'), (0xFBF2, 'یۆ'), (0xFBF3, 'یۆ'),
    (0xFBF4, 'یۈ'), (0xFBF5, 'یۈ'), (0xFBF6, 'یی'), (0xFBF7, 'یی'), (0xFBF8, 'یی'), (0xFBF9, 'یی'),
    (0xFBFA, 'یی'), (0xFBFB, 'یی'), (0xFBFC, 'ی'), (0xFBFD, 'ی'), (0xFBFE, 'ی'), (0xFBFF, 'ی'),
    (0xFC00, 'یج'), (0xFC01, 'یح'), (0xFC02, 'یم'), (0xFC03, 'یی'), (0xFC04, 'یی'), (0xFC05, 'بج'),
    (0xFC06, 'بح'), (0xFC07, 'بخ'), (0xFC08, 'بم'), (0xFC09, 'بی'), (0xFC0A, 'بی'), (0xFC0B, 'تج'),
    (0xFC0C, 'تح'), (0xFC0D, 'تخ'), (0xFC0E, 'تم'), (0xFC0F, 'تی'), (0xFC10, 'تی'), (0xFC11, 'ثج'),
    (0xFC12, 'ثم'), (0xFC13, 'ثی'), (0xFC14, 'ثی'), (0xFC15, 'جح'), (0xFC16, 'جم'), (0xFC17, 'حج'),
    (0xFC18, 'حم'), (0xFC19, 'خج'), (0xFC1A, 'خح'), (0xFC1B, 'خم'), (0xFC1C, 'سج'), (0xFC1D, 'سح'),
    (0xFC1E, 'سخ'), (0xFC1F, 'سم'), (0xFC20, 'صح'), (0xFC21, 'صم'), (0xFC22, 'ضج'), (0xFC23, 'ضح'),
    (0xFC24, 'ضخ'), (0xFC25, 'ضم'), (0xFC26, 'طح'), (0xFC27, 'طم'), (0xFC28, 'ظم'), (0xFC29, 'عج'),
    (0xFC2A, 'عم'), (0xFC2B, 'غج'), (0xFC2C, 'غم'), (0xFC2D, 'فج'), (0xFC2E, 'فح'), (0xFC2F, 'فخ'),
    (0xFC30, 'فم'), (0xFC31, 'فی'), (0xFC32, 'فی'), (0xFC33, 'قح'), (0xFC34, 'قم'), (0xFC35, 'قی'),
    (0xFC36, 'قی'), (0xFC37, 'کا'), (0xFC38, 'کج'), (0xFC39, 'کح'), (0xFC3A, 'کخ'), (0xFC3B, 'کل'),
    (0xFC3C, 'کم'), (0xFC3D, 'کی'), (0xFC3E, 'کی'), (0xFC3F, 'لج'), (0xFC40, 'لح'), (0xFC41, 'لخ'),
    (0xFC42, 'لم'), (0xFC43, 'لی'), (0xFC44, 'لی'), (0xFC45, 'مج'), (0xFC46, 'مح'), (0xFC47, 'مخ'),
    (0xFC48, 'مم'), (0xFC49, 'می'), (0xFC4A, 'می'), (0xFC4B, 'نج'), (0xFC4C, 'نح'), (0xFC4D, 'نخ'),
    (0xFC4E, 'نم'), (0xFC4F, 'نی'), (0xFC50, 'نی'), (0xFC51, 'هج'), (0xFC52, 'هم'), (0xFC53, 'هی'),
    (0xFC54, 'هی'), (0xFC55, 'یج'), (0xFC56, 'یح'), (0xFC57, 'یخ'), (0xFC58, 'یم'), (0xFC59, 'یی'),
    (0xFC5A, 'یی'), (0xFC5B, 'ذ'), (0xFC5C, 'ر'), (0xFC5D, 'ی'), (0xFC5E, ''), (0xFC5F, ''), (0xFC60, ''),
    (0xFC61, ''), (0xFC62, ''), (0xFC63, ''), (0xFC64, 'یر'), (0xFC65, 'یز'), (0xFC66, 'یم'), (0xFC67, 'ین'),
    (0xFC68, 'یی'), (0xFC69, 'یی'), (0xFC6A, 'بر'), (0xFC6B, 'بز'), (0xFC6C, 'بم'), (0xFC6D, 'بن'),
    (0xFC6E, 'بی'), (0xFC6F, 'بی'), (0xFC70, 'تر'), (0xFC71, 'تز'), (0xFC72, 'تم'), (0xFC73, 'تن'),
    (0xFC74, 'تی'), (0xFC75, 'تی'), (0xFC76, 'ثر'), (0xFC77, 'ثز'), (0xFC78, 'ثم'), (0xFC79, 'ثن'),
    (0xFC7A, 'ثی'), (0xFC7B, 'ثی'), (0xFC7C, 'فی'), (0xFC7D, 'فی'), (0xFC7E, 'قی'), (0xFC7F, 'قی'),
    (0xFC80, 'کا'), (0xFC81, 'کل'), (0xFC82, 'کم'), (0xFC83, 'کی'), (0xFC84, 'کی'), (0xFC85, 'لم'),
    (0xFC86, 'لی'), (0xFC87, 'لی'), (0xFC88, 'ما'), (0xFC89, 'مم'), (0xFC8A, 'نر'), (0xFC8B, 'نز'),
    (0xFC8C, 'نم'), (0xFC8D, 'نن'), (0xFC8E, 'نی'), (0xFC8F, 'نی'), (0xFC90, 'ی'), (0xFC91, 'یر'),
    (0xFC92, 'یز'), (0xFC93, 'یم'), (0xFC94, 'ین'), (0xFC95, 'یی'), (0xFC96, 'یی'), (0xFC97, 'یج'),
    (0xFC98, 'یح'), (0xFC99, 'یخ'), (0xFC9A, 'یم'), (0xFC9B, 'یه'), (0xFC9C, 'بج'), (0xFC9D, 'بح'),
    (0xFC9E, 'بخ'), (0xFC9F, 'بم'), (0xFCA0, 'به'), (0xFCA1, 'تج'), (0xFCA2, 'تح'), (0xFCA3, 'تخ'),
    (0xFCA4, 'تم'), (0xFCA5, 'ته'), (0xFCA6, 'ثم'), (0xFCA7, 'جح'), (0xFCA8, 'جم'), (0xFCA9, 'حج'),
    (0xFCAA, 'حم'), (0xFCAB, 'خج'), (0xFCAC, 'خم'), (0xFCAD, 'سج'), (0xFCAE, 'سح'), (0xFCAF, 'سخ'),
    (0xFCB0, 'سم'), (0xFCB1, 'صح'), (0xFCB2, 'صخ'), (0xFCB3, 'صم'), (0xFCB4, 'ضج'), (0xFCB5, 'ضح'),
    (0xFCB6, 'ضخ'), (0xFCB7, 'ضم'), (0xFCB8, 'طح'), (0xFCB9, 'ظم'), (0xFCBA, 'عج'), (0xFCBB, 'عم'),
    (0xFCBC, 'غج'), (0xFCBD, 'غم'), (0xFCBE, 'فج'), (0xFCBF, 'فح'), (0xFCC0, 'فخ'), (0xFCC1, 'فم'),
    (0xFCC2, 'قح'), (0xFCC3, 'قم'), (0xFCC4, 'کج'), (0xFCC5, 'کح'), (0xFCC6, 'کخ'), (0xFCC7, 'کل'),
    (0xFCC8, 'کم'), (0xFCC9, 'لج'), (0xFCCA, 'لح'), (0xFCCB, 'لخ'), (0xFCCC, 'لم'), (0xFCCD, 'له'),
    (0xFCCE, 'مج'), (0xFCCF, 'مح'), (0xFCD0, 'مخ'), (0xFCD1, 'مم'), (0xFCD2, 'نج'), (0xFCD3, 'نح'),
    (0xFCD4, 'نخ'), (0xFCD5, 'نم'), (0xFCD6, 'نه'), (0xFCD7, 'هج'), (0xFCD8, 'هم'), (0xFCD9, 'ه'),
    (0xFCDA, 'یج'), (0xFCDB, 'یح'), (0xFCDC, 'یخ'), (0xFCDD, 'یم'), (0xFCDE, 'یه'), (0xFCDF, 'یم'),
    (0xFCE0, 'یه'), (0xFCE1, 'بم'), (0xFCE2, 'به'), (0xFCE3, 'تم'), (0xFCE4, 'ته'), (0xFCE5, 'ثم'),
    (0xFCE6, 'ثه'), (0xFCE7, 'سم'), (0xFCE8, 'سه'), (0xFCE9, 'شم'), (0xFCEA, 'شه'), (0xFCEB, 'کل'),
    (0xFCEC, 'کم'), (0xFCED, 'لم'), (0xFCEE, 'نم'), (0xFCEF, 'نه'), (0xFCF0, 'یم'), (0xFCF1, 'یه'),
    (0xFCF2, ''), (0xFCF3, ''), (0xFCF4, ''), (0xFCF5, 'طی'), (0xFCF6, 'طی'), (0xFCF7, 'عی'), (0xFCF8, 'عی'),
    (0xFCF9, 'غی'), (0xFCFA, 'غی'), (0xFCFB, 'سی'), (0xFCFC, 'سی'), (0xFCFD, 'شی'), (0xFCFE, 'شی'),
    (0xFCFF, 'حی'), (0xFD00, 'حی'), (0xFD01, 'جی'), (0xFD02, 'جی'), (0xFD03, 'خی'), (0xFD04, 'خی'),
    (0xFD05, 'صی'), (0xFD06, 'صی'), (0xFD07, 'ضی'), (0xFD08, 'ضی'), (0xFD09, 'شج'), (0xFD0A, 'شح'),
    (0xFD0B, 'شخ'), (0xFD0C, 'شم'), (0xFD0D, 'شر'), (0xFD0E, 'سر'), (0xFD0F, 'صر'), (0xFD10, 'ضر'),
    (0xFD11, 'طی'), (0xFD12, 'طی'), (0xFD13, 'عی'), (0xFD14, 'عی'), (0xFD15, 'غی'), (0xFD16, 'غی'),
    (0xFD17, 'سی'), (0xFD18, 'سی'), (0xFD19, 'شی'), (0xFD1A, 'شی'), (0xFD1B, 'حی'), (0xFD1C, 'حی'),
    (0xFD1D, 'جی'), (0xFD1E, 'جی'), (0xFD1F, 'خی'), (0xFD20, 'خی'), (0xFD21, 'صی'), (0xFD22, 'صی'),
    (0xFD23, 'ضی'), (0xFD24, 'ضی'), (0xFD25, 'شج'), (0xFD26, 'شح'), (0xFD27, 'شخ'), (0xFD28, 'شم'),
    (0xFD29, 'شر'), (0xFD2A, 'سر'), (0xFD2B, 'صر'), (0xFD2C, 'ضر'), (0xFD2D, 'شج'), (0xFD2E, 'شح'),
    (0xFD2F, 'شخ'), (0xFD30, 'شم'), (0xFD31, 'سه'), (0xFD32, 'شه'), (0xFD33, 'طم'), (0xFD34, 'سج'),
    (0xFD35, 'سح'), (0xFD36, 'سخ'), (0xFD37, 'شج'), (0xFD38, 'شح'), (0xFD39, 'شخ'), (0xFD3A, 'طم'),
    (0xFD3B, 'ظم'), (0xFD3C, 'ا'), (0xFD3D, 'ا'), (0xFD50, 'تجم'), (0xFD51, 'تحج'), (0xFD52, 'تحج'),
    (0xFD53, 'تحم'), (0xFD54, 'تخم'), (0xFD55, 'تمج'), (0xFD56, 'تمح'), (0xFD57, 'تمخ'), (0xFD58, 'جمح'),
    (0xFD59, 'جمح'), (0xFD5A, 'حمی'), (0xFD5B, 'حمی'), (0xFD5C, 'سحج'), (0xFD5D, 'سجح'), (0xFD5E, 'سجی'),
    (0xFD5F, 'سمح'), (0xFD60, 'سمح'), (0xFD61, 'سمج'), (0xFD62, 'سمم'), (0xFD63, 'سمم'), (0xFD64, 'صحح'),
    (0xFD65, 'صحح'), (0xFD66, 'صمم'), (0xFD67, 'شحم'), (0xFD68, 'شحم'), (0xFD69, 'شجی'), (0xFD6A, 'شمخ'),
    (0xFD6B, 'شمخ'), (0xFD6C, 'شمم'), (0xFD6D, 'شمم'), (0xFD6E, 'ضحی'), (0xFD6F, 'ضخم'), (0xFD70, 'ضخم'),
    (0xFD71, 'طمح'), (0xFD72, 'طمح'), (0xFD73, 'طمم'), (0xFD74, 'طمی'), (0xFD75, 'عجم'), (0xFD76, 'عمم'),
    (0xFD77, 'عمم'), (0xFD78, 'عمی'), (0xFD79, 'غمم'), (0xFD7A, 'غمی'), (0xFD7B, 'غمی'), (0xFD7C, 'فخم'),
    (0xFD7D, 'فخم'), (0xFD7E, 'قمح'), (0xFD7F, 'قمم'), (0xFD80, 'لحم'), (0xFD81, 'لحی'), (0xFD82, 'لحی'),
    (0xFD83, 'لجج'), (0xFD84, 'لجج'), (0xFD85, 'لخم'), (0xFD86, 'لخم'), (0xFD87, 'لمح'), (0xFD88, 'لمح'),
    (0xFD89, 'محج'), (0xFD8A, 'محم'), (0xFD8B, 'محی'), (0xFD8C, 'مجح'), (0xFD8D, 'مجم'), (0xFD8E, 'مخج'),
    (0xFD8F, 'مخم'), (0xFD92, 'مجخ'), (0xFD93, 'همج'), (0xFD94, 'همم'), (0xFD95, 'نحم'), (0xFD96, 'نحی'),
    (0xFD97, 'نجم'), (0xFD98, 'نجم'), (0xFD99, 'نجی'), (0xFD9A, 'نمی'), (0xFD9B, 'نمی'), (0xFD9C, 'یمم'),
    (0xFD9D, 'یمم'), (0xFD9E, 'بخی'), (0xFD9F, 'تجی'), (0xFDA0, 'تجی'), (0xFDA1, 'تخی'), (0xFDA2, 'تخی'),
    (0xFDA3, 'تمی'), (0xFDA4, 'تمی'), (0xFDA5, 'جمی'), (0xFDA6, 'جحی'), (0xFDA7, 'جمی'), (0xFDA8, 'سخی'),
    (0xFDA9, 'صحی'), (0xFDAA, 'شحی'), (0xFDAB, 'ضحی'), (0xFDAC, 'لجی'), (0xFDAD, 'لمی'), (0xFDAE, 'یحی'),
    (0xFDAF, 'یجی'), (0xFDB0, 'یمی'), (0xFDB1, 'ممی'), (0xFDB2, 'قمی'), (0xFDB3, 'نحی'), (0xFDB4, 'قمح'),
    (0xFDB5, 'لحم'), (0xFDB6, 'عمی'), (0xFDB7, 'کمی'), (0xFDB8, 'نجح'), (0xFDB9, 'مخی'), (0xFDBA, 'لجم'),
    (0xFDBB, 'کمم'), (0xFDBC, 'لجم'), (0xFDBD, 'نجح'), (0xFDBE, 'جحی'), (0xFDBF, 'حجی'), (0xFDC0, 'مجی'),
    (0xFDC1, 'فمی'), (0xFDC2, 'بحی'), (0xFDC3, 'کمم'), (0xFDC4, 'عجم'), (0xFDC5, 'صمم'), (0xFDC6, 'سخی'),
    (0xFDC7, 'نجی'), (0xFDF0, 'صلی'), (0xFDF1, 'قلی'), (0xFDF2, 'الله'), (0xFDF3, 'اکبر'), (0xFDF4, 'محمد'),
    (0xFDF5, 'صلعم'), (0xFDF6, 'رسول'), (0xFDF7, 'علیه'), (0xFDF8, 'وسلم'), (0xFDF9, 'صلی'),
    (0xFDFA, 'صلی الله علیه وسلم'), (0xFDFB, 'جل جلاله'), (0xFDFC, 'ریال'), (0xFE70, ''), (0xFE71, ''),
    (0xFE72, ''), (0xFE74, ''), (0xFE76, ''), (0xFE77, ''), (0xFE78, ''), (0xFE79, ''), (0xFE7A, ''),
    (0xFE7B, ''), (0xFE7C, ''), (0xFE7D, ''), (0xFE7E, ''), (0xFE7F, ''), (0xFE80, ''), (0xFE81, 'ا'),
    (0xFE82, 'ا'), (0xFE83, 'ا'), (0xFE84, 'ا'), (0xFE85, 'و'), (0xFE86, 'و'), (0xFE87, 'ا'), (0xFE88, 'ا'),
    (0xFE89, 'ی'), (0xFE8A, 'ی'), (0xFE8B, 'ی'), (0xFE8C, 'ی'), (0xFE8D, 'ا'), (0xFE8E, 'ا'), (0xFE8F, 'ب'),
    (0xFE90, 'ب'), (0xFE91, 'ب'), (0xFE92, 'ب'), (0xFE93, 'ه'), (0xFE94, 'ه'), (0xFE95, 'ت'), (0xFE96, 'ت'),
    (0xFE97, 'ت'), (0xFE98, 'ت'), (0xFE99, 'ث'), (0xFE9A, 'ث'), (0xFE9B, 'ث'), (0xFE9C, 'ث'), (0xFE9D, 'ج'),
    (0xFE9E, 'ج'), (0xFE9F, 'ج'), (0xFEA0, 'ج'), (0xFEA1, 'ح'), (0xFEA2, 'ح'), (0xFEA3, 'ح'), (0xFEA4, 'ح'),
    (0xFEA5, 'خ'), (0xFEA6, 'خ'), (0xFEA7, 'خ'), (0xFEA8, 'خ'), (0xFEA9, 'د'), (0xFEAA, 'د'), (0xFEAB, 'ذ'),
    (0xFEAC, 'ذ'), (0xFEAD, 'ر'), (0xFEAE, 'ر'), (0xFEAF, 'ز'), (0xFEB0, 'ز'), (0xFEB1, 'س'), (0xFEB2, 'س'),
    (0xFEB3, 'س'), (0xFEB4, 'س'), (0xFEB5, 'ش'), (0xFEB6, 'ش'), (0xFEB7, 'ش'), (0xFEB8, 'ش'), (0xFEB9, 'ص'),
    (0xFEBA, 'ص'), (0xFEBB, 'ص'), (0xFEBC, 'ص'), (0xFEBD, 'ض'), (0xFEBE, 'ض'), (0xFEBF, 'ض'), (0xFEC0, 'ض'),
    (0xFEC1, 'ط'), (0xFEC2, 'ط'), (0xFEC3, 'ط'), (0xFEC4, 'ط'), (0xFEC5, 'ظ'), (0xFEC6, 'ظ'), (0xFEC7, 'ظ'),
    (0xFEC8, 'ظ'), (0xFEC9, 'ع'), (0xFECA, 'ع'), (0xFECB, 'ع'), (0xFECC, 'ع'), (0xFECD, 'غ'), (0xFECE, 'غ'),
    (0xFECF, 'غ'), (0xFED0, 'غ'), (0xFED1, 'ف'), (0xFED2, 'ف'), (0xFED3, 'ف'), (0xFED4, 'ف'), (0xFED5, 'ق'),
    (0xFED6, 'ق'), (0xFED7, 'ق'), (0xFED8, 'ق'), (0xFED9, 'ک'), (0xFEDA, 'ک'), (0xFEDB, 'ک'), (0xFEDC, 'ک'),
    (0xFEDD, 'ل'), (0xFEDE, 'ل'), (0xFEDF, 'ل'), (0xFEE0, 'ل'), (0xFEE1, 'م'), (0xFEE2, 'م'), (0xFEE3, 'م'),
    (0xFEE4, 'م'), (0xFEE5, 'ن'), (0xFEE6, 'ن'), (0xFEE7, 'ن'), (0xFEE8, 'ن'), (0xFEE9, 'ه'), (0xFEEA, 'ه'),
    (0xFEEB, 'ه'), (0xFEEC, 'ه'), (0xFEED, 'و'), (0xFEEE, 'و'), (0xFEEF, 'ی'), (0xFEF0, 'ی'), (0xFEF1, 'ی'),
    (0xFEF2, 'ی'), (0xFEF3, 'ی'), (0xFEF4, 'ی'), (0xFEF5, 'لا'), (0xFEF6, 'لا'), (0xFEF7, 'لا'),
    (0xFEF8, 'لا'), (0xFEF9, 'لا'), (0xFEFA, 'لا'), (0xFEFB, 'لا'), (0xFEFC, 'لا')
);

CREATE TRIGGER folds_stay_insert BEFORE INSERT ON folds
BEGIN SELECT RAISE(ABORT, 'the table of folds stays as it is: the search index was made with it'); END;
CREATE TRIGGER folds_stay_update BEFORE UPDATE ON folds
BEGIN SELECT RAISE(ABORT, 'the table of folds stays as it is: the search index was made with it'); END;
CREATE TRIGGER folds_stay_delete BEFORE DELETE ON folds
BEGIN SELECT RAISE(ABORT, 'the table of folds stays as it is: the search index was made with it'); END;
