using System.Globalization;
using Xunit.Abstractions;

namespace Weft.Places;

/// <summary>Places as people of many countries write them. A line is what was written, latitude, longitude, and kilometres allowed (30).</summary>
public sealed class WorldTests(GazetteerFixture fixture, ITestOutputHelper output) : IClassFixture<GazetteerFixture>
{
    private const string Written = """
        London SE17 | 51.487 | -0.091 | 5
        Milngavie, Glasgow, UK | 55.941 | -4.323
        Whole of Beaconsfield, South Bucks | 51.612 | -0.647
        Berlin-Neukölln | 52.477 | 13.444 | 10
        Berlin, Kreuzberg | 52.499 | 13.403 | 10
        10999 Berlin | 52.52 | 13.41
        Ciudad de México | 19.43 | -99.13
        Ciudad de México, CDMX | 19.43 | -99.13
        Москва | 55.75 | 37.62
        г. Москва, Россия | 55.75 | 37.62
        St. Louis, MO | 38.63 | -90.20
        Saint Louis, Missouri | 38.63 | -90.20
        Co. Cork | 51.9 | -8.5 | 60
        Paris, TX | 33.66 | -95.56
        Paris | 48.85 | 2.35
        Paris 18e, France | 48.85 | 2.35
        القاهرة | 30.06 | 31.25
        القاهرة، مصر | 30.06 | 31.25
        東京 | 35.69 | 139.69
        東京都渋谷区 | 35.69 | 139.69
        大阪市 | 34.69 | 135.50
        京都 | 35.01 | 135.77
        北京市 | 39.91 | 116.40
        上海 | 31.22 | 121.46
        台北市 | 25.05 | 121.53
        香港 | 22.28 | 114.17
        서울 | 37.57 | 126.98
        부산, 대한민국 | 35.10 | 129.03
        กรุงเทพมหานคร | 13.75 | 100.50
        ทำเนียบ กรุงเทพ | 13.75 | 100.50
        Hà Nội | 21.02 | 105.84
        Thành phố Hồ Chí Minh | 10.82 | 106.63
        São Paulo, SP, Brasil | -23.55 | -46.64
        Rio de Janeiro - RJ | -22.91 | -43.18
        Belo Horizonte/MG | -19.92 | -43.94
        Porto Alegre, Rio Grande do Sul | -30.03 | -51.23
        Salvador, Bahia | -12.97 | -38.48
        Córdoba, Argentina | -31.41 | -64.18
        Córdoba, España | 37.89 | -4.77
        Santiago de Chile | -33.46 | -70.65
        Valparaíso, Chile | -33.04 | -71.63
        Bogotá D.C., Colombia | 4.61 | -74.08
        Medellín | 6.25 | -75.56
        Cali, Valle del Cauca | 3.44 | -76.52
        Lima, Perú | -12.04 | -77.03
        Quito | -0.23 | -78.52
        La Paz, Bolivia | -16.5 | -68.15
        La Paz, Baja California Sur | 24.14 | -110.31
        Guadalajara, Jalisco | 20.67 | -103.35
        Guadalajara, España | 40.63 | -3.17
        Mérida, Yucatán, México | 20.97 | -89.62
        Mérida, Venezuela | 8.59 | -71.14
        Oaxaca de Juárez | 17.07 | -96.72
        Santa Cruz de la Sierra | -17.79 | -63.18
        Santa Cruz, California | 36.97 | -122.03
        Santa Cruz de Tenerife | 28.47 | -16.25
        San José, Costa Rica | 9.93 | -84.08
        San Jose, CA | 37.34 | -121.89
        San Juan, Puerto Rico | 18.46 | -66.11
        La Habana, Cuba | 23.13 | -82.38
        Kingston, Jamaica | 18.0 | -76.79
        Kingston, Ontario | 44.23 | -76.48
        Kingston upon Thames | 51.41 | -0.30
        Port-au-Prince, Haïti | 18.54 | -72.34
        Montréal, QC | 45.51 | -73.59
        Montréal (Québec) Canada | 45.51 | -73.59
        Toronto | 43.70 | -79.42
        Vancouver, BC | 49.25 | -123.12
        Vancouver, WA | 45.64 | -122.66
        London, Ontario | 42.98 | -81.23
        Hamilton, New Zealand | -37.78 | 175.28
        Hamilton, ON, Canada | 43.25 | -79.85
        Sydney NSW Australia | -33.87 | 151.21
        Melbourne, Victoria | -37.81 | 144.96
        Perth, WA, Australia | -31.95 | 115.86
        Perth, Scotland | 56.40 | -3.43
        Newcastle, NSW | -32.93 | 151.78
        Newcastle upon Tyne | 54.97 | -1.61
        Auckland, Aotearoa | -36.85 | 174.76
        Wellington, NZ | -41.29 | 174.78
        Suva, Fiji | -18.14 | 178.44
        Cape Town | -33.93 | 18.42
        Kaapstad, Suid-Afrika | -33.93 | 18.42
        Johannesburg, Gauteng | -26.20 | 28.04
        Nairobi, Kenya | -1.28 | 36.82
        Lagos, Nigeria | 6.45 | 3.39
        Lagos, Portugal | 37.10 | -8.67
        Accra | 5.56 | -0.20
        Dakar, Sénégal | 14.69 | -17.44
        Abidjan, Côte d'Ivoire | 5.35 | -4.0
        አዲስ አበባ | 9.02 | 38.75
        Addis Ababa, Ethiopia | 9.02 | 38.75
        Kinshasa, RDC | -4.33 | 15.31
        الدار البيضاء | 33.59 | -7.61
        Casablanca, Maroc | 33.59 | -7.61
        الجزائر العاصمة | 36.75 | 3.04
        Tunis, Tunisie | 36.82 | 10.17
        بيروت، لبنان | 33.89 | 35.50
        دمشق | 33.51 | 36.29
        بغداد | 33.34 | 44.40
        رام الله | 31.90 | 35.20
        غزة | 31.50 | 34.47
        תל אביב | 32.08 | 34.78
        ירושלים | 31.77 | 35.22
        تهران، ایران | 35.69 | 51.42
        کابل | 34.53 | 69.17
        کراچی | 24.86 | 67.01
        دہلی | 28.65 | 77.23
        दिल्ली | 28.65 | 77.23
        मुंबई | 19.07 | 72.88
        Mumbai, Maharashtra, India | 19.07 | 72.88
        Bombay | 19.07 | 72.88
        কলকাতা | 22.56 | 88.36
        ঢাকা, বাংলাদেশ | 23.71 | 90.41
        சென்னை | 13.09 | 80.28
        Bengaluru | 12.97 | 77.59
        Hyderabad, Telangana | 17.38 | 78.46
        Hyderabad, Pakistan | 25.39 | 68.37
        Colombo, Sri Lanka | 6.94 | 79.85
        काठमाडौं | 27.70 | 85.32
        Yangon, Burma | 16.81 | 96.16
        Manila, Philippines | 14.60 | 120.98
        Quezon City Philippines | 14.65 | 121.05
        Jakarta | -6.21 | 106.85
        Yogyakarta, Indonesia | -7.80 | 110.36
        Kuala Lumpur | 3.14 | 101.69
        İstanbul, Türkiye | 41.01 | 28.95
        Diyarbakır | 37.91 | 40.22
        Αθήνα | 37.98 | 23.73
        Θεσσαλονίκη, Ελλάδα | 40.64 | 22.94
        Athens, GA | 33.96 | -83.38
        Athens, Greece | 37.98 | 23.73
        Sofia, Bulgaria | 42.70 | 23.32
        София | 42.70 | 23.32
        Београд | 44.80 | 20.47
        Sarajevo, Bosna i Hercegovina | 43.85 | 18.36
        Prishtinë, Kosova | 42.67 | 21.17
        Zagreb | 45.81 | 15.98
        Ljubljana, Slovenija | 46.05 | 14.51
        Wien | 48.21 | 16.37
        Wien, 16. Bezirk | 48.21 | 16.37
        Graz, Österreich | 47.07 | 15.44
        Zürich | 47.37 | 8.55
        Genève, Suisse | 46.20 | 6.15
        München | 48.14 | 11.58
        Frankfurt am Main | 50.12 | 8.68
        Frankfurt (Oder) | 52.35 | 14.55
        Köln | 50.93 | 6.95
        Leipzig, Sachsen | 51.34 | 12.37
        Freiburg im Breisgau | 48.00 | 7.85
        Praha 7, Česko | 50.09 | 14.42
        Kraków, Polska | 50.06 | 19.94
        Warszawa | 52.23 | 21.01
        Łódź | 51.77 | 19.47
        Budapest, Magyarország | 47.50 | 19.04
        București, România | 44.43 | 26.11
        Київ | 50.45 | 30.52
        Kiev, Ukraine | 50.45 | 30.52
        Львів, Україна | 49.84 | 24.02
        Мінск | 53.9 | 27.57
        Санкт-Петербург | 59.94 | 30.31
        თბილისი | 41.69 | 44.83
        Երևան | 40.18 | 44.51
        Tbilisi, Georgia | 41.69 | 44.83
        Atlanta, Georgia | 33.75 | -84.39
        Rīga | 56.95 | 24.11
        Vilnius | 54.69 | 25.28
        Helsinki, Suomi | 60.17 | 24.94
        Stockholm, Sverige | 59.33 | 18.07
        Göteborg | 57.71 | 11.97
        København N | 55.68 | 12.57
        Oslo, Norge | 59.91 | 10.75
        Reykjavík | 64.14 | -21.90
        Amsterdam, Holland | 52.37 | 4.89
        Den Haag, Nederland | 52.08 | 4.30
        Bruxelles | 50.85 | 4.35
        Antwerpen, België | 51.22 | 4.40
        Lyon | 45.75 | 4.85
        Marseille 13001 | 43.30 | 5.38
        Saint-Denis, Île-de-France | 48.94 | 2.36
        Saint-Denis, La Réunion | -20.88 | 55.45
        Bilbao, Euskadi | 43.26 | -2.93
        Barcelona, Catalunya | 41.39 | 2.16
        Madrid (Lavapiés) | 40.42 | -3.70
        València | 39.47 | -0.38
        Valencia, Venezuela | 10.16 | -68.0
        A Coruña, Galicia | 43.37 | -8.40
        Lisboa | 38.72 | -9.13
        Porto, Portugal | 41.15 | -8.61
        Roma | 41.89 | 12.51
        Napoli, Italia | 40.85 | 14.27
        Torino (TO), Italia | 45.07 | 7.69
        Milano | 45.46 | 9.19
        Dublin 8, Ireland | 53.33 | -6.25
        Baile Átha Cliath | 53.33 | -6.25
        Belfast BT7, Northern Ireland | 54.58 | -5.93
        Caerdydd, Cymru | 51.48 | -3.18
        Swansea, Wales | 51.62 | -3.94
        Leith, Edinburgh EH6 | 55.974 | -3.172 | 5
        Brixton, London SW2 | 51.46 | -0.117 | 5
        Hackney E8 | 51.545 | -0.06 | 5
        Bradford BD3 | 53.80 | -1.74 | 8
        Durham, NC | 35.99 | -78.90
        Durham, County Durham | 54.78 | -1.58
        Cambridge, MA | 42.37 | -71.11
        Cambridge, Cambridgeshire | 52.2 | 0.12
        Portland, OR | 45.52 | -122.68
        Portland, Maine | 43.66 | -70.26
        Springfield, IL | 39.80 | -89.64
        Columbus, Ohio, USA | 39.96 | -83.00
        Brooklyn, NY | 40.65 | -73.95
        Bronx, New York | 40.85 | -73.87
        New York City | 40.71 | -74.01
        NYC | 40.71 | -74.01
        Los Angeles, CA 90011 | 34.01 | -118.26 | 15
        94601 Oakland CA | 37.78 | -122.22 | 10
        Washington, D.C. | 38.90 | -77.04
        Washington DC | 38.90 | -77.04
        Minneapolis / St. Paul, MN | 44.95 | -93.2
        Greater Manchester | 53.5 | -2.3 | 40
        near Inverness, Scotland | 57.48 | -4.22
        Villages around Hereford | 52.06 | -2.71
        Borough of Hackney | 51.545 | -0.055 | 8
        Philadephia, PA | 39.95 | -75.16
        Manchseter, UK | 53.48 | -2.24
        Barcelonna, Spain | 41.39 | 2.16
        Johanesburg | -26.20 | 28.04
        Berlin-Kreuzberg | 52.50 | 13.40 | 3
        Hamburg-Altona | 53.55 | 9.93 | 3
        Bruxelles-Saint-Gilles | 50.83 | 4.34 | 3
        D-10115 Berlin | 52.52 | 13.41
        Derry/Londonderry | 55.00 | -7.31
        Northern Ireland | 54.6 | -6.6 | 60
        England | 52.7 | -1.5 | 80
        Cymru | 52.3 | -3.7 | 60
        Catalunya | 41.8 | 1.6 | 60
        CABA, Argentina | -34.60 | -58.43
        County Kerry, Ireland | 52.15 | -9.6 | 40
        York, North | 53.96 | -1.08
        Montreuil 93100 | 48.86 | 2.44
        Saint-Denis 93200 | 48.94 | 2.36
        Wash. | 47.4 | -120.5 | 80
        -34.6037, -58.3816 | -34.60 | -58.38 | 1
        """;

    [Fact]
    public void Places_are_found_over_the_whole_world()
    {
        var (right, wrong) = (0, new List<string>());
        foreach (var line in Written.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            var truth = new Position(double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture));
            var allowed = cells.Length > 3 ? double.Parse(cells[3], CultureInfo.InvariantCulture) : 30;
            var place = fixture.Gazetteer.Find(cells[0]);
            var error = place.Position?.KilometresTo(truth);
            if (error <= allowed) right++;
            else wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{cells[0]}: {error:0} km, {place.Name}, {place.Region}, {place.Country}. {place.Note}"));
        }
        output.WriteLine($"{right} right, {wrong.Count} wrong");
        output.WriteLine(string.Join('\n', wrong));
        Assert.True(right + wrong.Count >= 150);
        Assert.True(right >= 0.95 * (right + wrong.Count), string.Join('\n', wrong));
    }

    private const string Countries = """
        U.K.=GB UK=GB Reino_Unido=GB Großbritannien=GB Great_Britain=GB United_Kingdom=GB the_United_Kingdom=GB Royaume-Uni=GB Vereinigtes_Königreich=GB
        Velká_Británie=GB England=GB Scotland=GB Wales=GB Northern_Ireland=GB Schottland=GB Inglaterra=GB イギリス=GB Ηνωμένο_Βασίλειο=GB
        Deutschland=DE Germany=DE Alemania=DE Allemagne=DE ドイツ=DE Niemcy=DE Германия=DE Federal_Republic_of_Germany=DE
        Ελλάδα=GR Hellas=GR Greece=GR Brasil=BR BRAZIL=BR brazil=BR USA=US U.S.A.=US U.S.=US US=US United_States_of_America=US The_United_States=US
        Estados_Unidos=US EE.UU.=US EEUU=US États-Unis=US 美国=US アメリカ合衆国=US Holland=NL The_Netherlands=NL Pays-Bas=NL Burma=MM Myanmar=MM
        Czechia=CZ Czech_Republic=CZ Česká_republika=CZ Côte_d’Ivoire=CI Cote_d'Ivoire=CI Ivory_Coast=CI Türkiye=TR Turkey=TR Kosovo=XK
        España=ES Espagne=ES Italia=IT Россия=RU Russian_Federation=RU 中国=CN 中國=CN 日本=JP 대한민국=KR South_Korea=KR Korea,_Republic_of=KR
        Österreich=AT Schweiz=CH Suisse=CH Polska=PL Magyarország=HU Suomi=FI Sverige=SE Norge=NO Danmark=DK Éire=IE Republic_of_Ireland=IE
        مصر=EG لبنان=LB ישראל=IL ایران=IR भारत=IN India=IN বাংলাদেশ=BD ไทย=TH Việt_Nam=VN México=MX Mexico=MX Perú=PE Canadá=CA Kanada=CA
        Україна=UA საქართველო=GE Georgia=GE Հայաստան=AM Palestine=PS South_Africa=ZA Suid-Afrika=ZA DRC=CD Cabo_Verde=CV Eswatini=SZ Swaziland=SZ
        North_Macedonia=MK Timor-Leste=TL GB=GB de=DE DEU=DE GBR=GB Bosnia_and_Herzegovina=BA Bosnia_&_Herzegovina=BA Trinidad_&_Tobago=TT UAE=AE
        Aotearoa=NZ Puerto_Rico=PR Taiwan=TW Hong_Kong=HK
        """;

    [Fact]
    public void Countries_are_known_by_many_names()
    {
        var wrong = new List<string>();
        var cases = Countries.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var spelling in cases)
            if (spelling.Split('=') is [var name, var code] && fixture.Gazetteer.CountryCode(name.Replace('_', ' ')) is var found && found != code)
                wrong.Add($"{name}: {found ?? "unknown"}");
        Assert.True(cases.Length >= 60);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
