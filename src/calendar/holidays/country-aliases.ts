/**
 * Codes that people write for a country: ISO 3166 alpha-3, car plates, languages, everyday short names.
 * Each pair is what is written and the code that is meant.
 */
const pairs = `
UK GB, EN GB, ENG GB-ENG, GBR GB, BRI GB, SCO GB-SCT, SCT GB-SCT, WAL GB-WLS, WLS GB-WLS, NIR GB-NIR, EIRE IE, IRL IE,
USA US, UNITEDSTATES US, AMERICA US, CAN CA, MEX MX, BRA BR, ARG AR, CHL CL, COL CO, PER PE, URY UY, PRY PY, BOL BO, ECU EC,
VEN VE, CRI CR, PAN PA, GTM GT, SLV SV, HND HN, NIC NI, DOM DO, PRI PR, JAM JM, TTO TT,
GER DE, DEU DE, D DE, AUT AT, OES AT, CHE CH, SWI CH, SUI CH, FRA FR, F FR, ITA IT, I IT, ESP ES, SPA ES, SP ES, E ES,
POR PT, PRT PT, HOL NL, NED NL, NLD NL, BEL BE, LUX LU, DA DK, DEN DK, DNK DK, SW SE, SWE SE, NOR NO, FIN FI, ISL IS,
POL PL, CS CZ, CZE CZ, SVK SK, HUN HU, MAGYAR HU, ROU RO, ROM RO, BGR BG, EL GR, GRC GR, GRE GR, HRV HR, CRO HR, SVN SI, SLO SI,
SRB RS, EST EE, LVA LV, LTU LT, UKR UA, RUS RU, BLR BY, TUR TR, CYP CY, MLT MT, ALB AL, BIH BA, MKD MK, MNE ME, MDA MD,
JA JP, JAP JP, JPN JP, CHN CN, ZH CN, PRC CN, KO KR, KOR KR, ROK KR, TWN TW, ROC TW, HKG HK, SGP SG, MYS MY, IDN ID, THA TH, VNM VN,
PHL PH, IND IN, PAK PK, BGD BD, LKA LK, NPL NP, ISR IL, HE IL, UAE AE, ARE AE, SAU SA, KSA SA, QAT QA, KWT KW, BHR BH, OMN OM,
JOR JO, LBN LB, IRQ IQ, IRN IR, EGY EG, MAR MA, DZA DZ, TUN TN, ZAF ZA, RSA ZA, NGA NG, KEN KE, GHA GH, ETH ET,
AUS AU, OZ AU, NZL NZ, FJI FJ`;

/** What is written, in capitals, to the code that is meant. */
export const otherCodes: ReadonlyMap<string, string> = new Map(
  pairs.split(",").map((pair) => {
    const [written = "", meant = ""] = pair.trim().split(" ");
    return [written, meant] as const;
  }),
);
