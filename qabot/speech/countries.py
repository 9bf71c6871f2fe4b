"""Countries and institutions by every name that news uses for them.

One entry each: names and demonyms; then capitals and seats of power; then leaders by surname.
Phrases of several words are joined by underscores; an indented line goes on with the entry.
"""

from __future__ import annotations

SIDES = """
russia russian russians soviet soviets u.s.s.r | moscow kremlin duma | putin medvedev yeltsin
  gorbachev khrushchev brezhnev lavrov peskov
united_states america american americans u.s usa u.s.a | washington white_house | bush clinton
  obama trump biden reagan carter nixon kennedy johnson eisenhower rumsfeld powell rice kerry
  tillerson pompeo blinken rubio
britain british united_kingdom u.k uk england briton britons | london downing_street whitehall
  westminster | thatcher major blair brown cameron may johnson truss sunak starmer macmillan
france french | paris elysee élysée quai_d'orsay | chirac sarkozy hollande macron mitterrand gaulle
germany german germans | berlin bonn bundestag | merkel schroeder schröder kohl scholz merz
  adenauer steinmeier
italy italian italians | rome | berlusconi renzi meloni draghi conte gentiloni
spain spanish spaniards | madrid | aznar zapatero rajoy sánchez franco
portugal portuguese | lisbon | salazar
ireland irish | dublin | kenny varadkar
netherlands dutch holland | hague amsterdam | rutte
belgium belgian belgians | brussels | spaak
switzerland swiss | bern geneva |
austria austrian austrians | vienna | kurz
poland polish poles | warsaw | duda tusk kaczynski walesa gomulka
hungary hungarian hungarians | budapest | orban orbán kadar
czech czechs czechia czech_republic czechoslovakia | prague | havel zeman
greece greek greeks | athens | tsipras mitsotakis
turkey turkish turks türkiye | ankara | erdogan erdoğan gul gül cavusoglu
ukraine ukrainian ukrainians | kyiv kiev | zelenskyy zelensky poroshenko yanukovych
belarus belarusian | minsk | lukashenko
serbia serbian serbs | belgrade | vucic milosevic
yugoslavia yugoslav | belgrade | tito
romania romanian romanians | bucharest | ceausescu
bulgaria bulgarian bulgarians | sofia |
sweden swedish swedes | stockholm | lofven
norway norwegian norwegians | oslo | stoltenberg
denmark danish danes | copenhagen | rasmussen
finland finnish finns | helsinki | niinisto
china chinese | beijing peking zhongnanhai | xi hu jiang deng mao
taiwan taiwanese | taipei | tsai
hong_kong | | lam
japan japanese | tokyo | abe koizumi kishida ikeda
north_korea north_korean d.p.r.k | pyongyang | kim
south_korea south_korean | seoul | park moon
india indian indians | new_delhi delhi | modi singh nehru gandhi vajpayee
pakistan pakistani pakistanis | islamabad | musharraf sharif khan bhutto
afghanistan afghan afghans taliban | kabul | karzai ghani
iran iranian iranians | tehran teheran | rouhani khamenei ahmadinejad khatami zarif raisi
iraq iraqi iraqis | baghdad | hussein maliki abadi
israel israeli israelis | jerusalem tel_aviv | netanyahu sharon rabin barak olmert
palestine palestinian palestinians hamas | ramallah gaza | abbas arafat
syria syrian syrians | damascus | assad
lebanon lebanese | beirut | hariri
jordan jordanian jordanians | amman | abdullah
saudi_arabia saudi saudis | riyadh | salman
yemen yemeni yemenis houthi houthis | sanaa | hadi saleh
qatar qatari | doha | thani
egypt egyptian egyptians | cairo | sisi mubarak morsi nasser sadat
libya libyan libyans | tripoli | gaddafi qaddafi
algeria algerian algerians | algiers | ben_bella bouteflika
morocco moroccan | rabat |
tunisia tunisian | tunis |
sudan sudanese | khartoum | bashir
ethiopia ethiopian ethiopians | addis_ababa | selassie abiy
kenya kenyan kenyans | nairobi | kenyatta ruto
nigeria nigerian nigerians | abuja lagos | buhari tinubu
ghana ghanaian | accra | nkrumah
congo congolese | kinshasa leopoldville | kabila mobutu adoula
south_africa south_african south_africans | pretoria | mandela zuma ramaphosa mbeki
zimbabwe zimbabwean | harare | mugabe mnangagwa
canada canadian canadians | ottawa | trudeau harper chretien carney
mexico mexican mexicans | mexico_city | fox calderon nieto obrador sheinbaum
cuba cuban cubans | havana | castro
brazil brazilian brazilians | brasilia | lula rousseff temer bolsonaro goulart
argentina argentine argentinian | buenos_aires | macri kirchner milei
venezuela venezuelan venezuelans | caracas | chavez chávez maduro
colombia colombian colombians | bogota bogotá | santos uribe petro
chile chilean | santiago | bachelet pinochet boric
peru peruvian peruvians | lima | fujimori
philippines philippine filipino filipinos | manila malacañang | duterte marcos arroyo
indonesia indonesian indonesians | jakarta | widodo sukarno suharto
malaysia malaysian malaysians | kuala_lumpur | najib mahathir
singapore singaporean | | lee
thailand thai thais | bangkok | thaksin
vietnam vietnamese | hanoi | minh
south_vietnam south_vietnamese | saigon | diem
myanmar burma burmese | naypyidaw rangoon | suu_kyi
australia australian australians | canberra | howard turnbull abbott morrison albanese
new_zealand new_zealander | wellington | ardern
european_union e.u eu european_commission | brussels | juncker leyen tusk barroso
united_nations u.n | turtle_bay | annan guterres ban thant
albania albanian albanians | tirana |
andorra andorran | |
angola angolan angolans | luanda | lourenço
armenia armenian armenians | yerevan | pashinyan sargsyan
azerbaijan azerbaijani azerbaijanis | baku | aliyev
bahamas bahamian | |
bahrain bahraini bahrainis | manama |
bangladesh bangladeshi bangladeshis | dhaka | hasina
barbados barbadian | bridgetown |
belize belizean | belmopan |
benin beninese | cotonou |
bhutan bhutanese | thimphu |
bolivia bolivian bolivians | la_paz |
bosnia bosnian bosnians bosnia_and_herzegovina | sarajevo | dodik
botswana motswana | gaborone |
brunei bruneian | |
burkina_faso burkinabe | ouagadougou |
burundi burundian burundians | bujumbura | nkurunziza
cambodia cambodian cambodians | phnom_penh |
cameroon cameroonian cameroonians | yaounde yaoundé | biya
cape_verde | praia |
central_african_republic | bangui | touadera
chad chadian chadians | n'djamena | deby
costa_rica costa_rican costa_ricans | |
croatia croatian croatians croats | zagreb | tudjman plenkovic
cyprus cypriot cypriots | nicosia | anastasiades
djibouti djiboutian | |
dominican_republic dominican dominicans | santo_domingo |
east_timor timor-leste timorese | dili |
ecuador ecuadorean ecuadorian ecuadorians | quito |
el_salvador salvadoran salvadorans | san_salvador | bukele
eritrea eritrean eritreans | asmara |
estonia estonian estonians | tallinn |
eswatini swaziland swazi | mbabane |
fiji fijian fijians | suva | bainimarama
gabon gabonese | libreville |
gambia gambian gambians | banjul | jammeh
georgia georgian georgians | tbilisi | saakashvili
guatemala guatemalan guatemalans | | arévalo
guinea guinean guineans | conakry |
guinea-bissau | bissau |
guyana guyanese | |
haiti haitian haitians | port-au-prince | aristide
honduras honduran hondurans | tegucigalpa | zelaya
iceland icelandic icelanders | reykjavik reykjavík |
ivory_coast ivorian ivorians côte_d'ivoire cote_d'ivoire | abidjan yamoussoukro | ouattara gbagbo
jamaica jamaican jamaicans | |
kazakhstan kazakh kazakhs kazakhstani | astana | nazarbayev tokayev
kosovo kosovar kosovars | pristina | thaci kurti
kuwait kuwaiti kuwaitis | |
kyrgyzstan kyrgyz | bishkek | atambayev japarov
laos laotian laotians | vientiane |
latvia latvian latvians | riga | rinkevics
lesotho basotho | maseru |
liberia liberian liberians | monrovia |
liechtenstein | vaduz |
lithuania lithuanian lithuanians | vilnius | nauseda grybauskaite
luxembourg luxembourgish luxembourgers | |
macau macao macanese | |
madagascar malagasy madagascan | antananarivo | rajoelina
malawi malawian malawians | lilongwe | mutharika
maldives maldivian maldivians | | nasheed yameen
mali malian malians | bamako |
malta maltese | valletta |
mauritania mauritanian mauritanians | nouakchott |
mauritius mauritian mauritians | port_louis |
moldova moldovan moldovans | chisinau |
monaco monegasque | |
mongolia mongolian mongolians | ulan_bator ulaanbaatar |
montenegro montenegrin montenegrins | podgorica | djukanovic
mozambique mozambican mozambicans | maputo |
namibia namibian namibians | windhoek |
nepal nepali nepalese nepalis | kathmandu | prachanda
nicaragua nicaraguan nicaraguans | managua |
niger nigerien nigeriens | niamey |
north_macedonia macedonia macedonian macedonians | skopje | zaev gruevski
oman omani omanis | muscat | qaboos
panama panamanian panamanians | panama_city | noriega
papua_new_guinea papuan | port_moresby |
paraguay paraguayan paraguayans | asuncion asunción |
rwanda rwandan rwandans | kigali | kagame
samoa samoan samoans | apia |
scotland scottish scots | edinburgh holyrood | sturgeon salmond swinney
senegal senegalese | dakar |
seychelles seychellois | |
sierra_leone sierra_leonean | freetown |
slovakia slovak slovaks | bratislava | fico
slovenia slovenian slovenians slovene slovenes | ljubljana |
solomon_islands | honiara | sogavare
somalia somali somalis | mogadishu | farmajo
south_sudan south_sudanese | juba | kiir machar
sri_lanka sri_lankan sri_lankans | colombo | rajapaksa sirisena wickremesinghe
suriname surinamese | paramaribo | bouterse
tajikistan tajik tajiks | dushanbe | rahmon
tanzania tanzanian tanzanians | dodoma dar_es_salaam | magufuli nyerere
tibet tibetan tibetans | lhasa |
togo togolese | lome lomé | gnassingbe
tonga tongan tongans | nuku'alofa |
trinidad trinidadian trinidadians trinidad_and_tobago | port_of_spain |
turkmenistan turkmen | ashgabat | berdymukhamedov
uganda ugandan ugandans | kampala | museveni
united_arab_emirates u.a.e uae emirati emiratis | abu_dhabi dubai | nahyan
uruguay uruguayan uruguayans | montevideo |
uzbekistan uzbek uzbeks | tashkent | karimov mirziyoyev
vanuatu | port_vila |
wales welsh | cardiff |
zambia zambian zambians | lusaka |
vatican holy_see | | pope francis benedict
"""

INSTITUTIONS = """
white_house | administration
pentagon | defense_department department_of_defense defense_secretary u.s_military
state_department | department_of_state secretary_of_state foggy_bottom
justice_department | department_of_justice attorney_general doj
treasury | treasury_department department_of_the_treasury treasury_secretary
federal_reserve | fed fed_chairman fed_chair fomc
homeland_security | department_of_homeland_security dhs
supreme_court | high_court justices
congress | capitol_hill house senate lawmakers
republicans | gop g.o.p republican republican_party rnc
democrats | democratic_party democrat democratic dnc
bank_of_england | boe old_lady
european_central_bank | ecb
scotland_yard | metropolitan_police met_police
international_monetary_fund | imf
nato | north_atlantic_treaty_organization north_atlantic_alliance atlantic_alliance
"""
