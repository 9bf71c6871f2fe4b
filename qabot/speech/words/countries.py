"""Countries and institutions by every name that news uses for them.

One entry each: names and demonyms; then capitals and seats of power; then leaders by surname, with
the first names that each goes by behind colons. Phrases of several words are joined by underscores;
an indented line goes on with the entry.
"""

from __future__ import annotations

SIDES = """
russia russian russians soviet soviets u.s.s.r | moscow kremlin duma | putin:vladimir
  medvedev:dmitry:dmitri yeltsin:boris gorbachev:mikhail khrushchev:nikita brezhnev:leonid
  lavrov:sergei:sergey peskov:dmitry:dmitri
united_states america american americans u.s usa u.s.a | washington white_house | bush:george:jeb
  clinton:bill:hillary obama:barack trump:donald biden:joe:joseph reagan:ronald carter:jimmy
  nixon:richard kennedy:john:jack:robert johnson:lyndon eisenhower:dwight rumsfeld:donald
  powell:colin rice:condoleezza:susan kerry:john tillerson:rex pompeo:mike blinken:antony
  rubio:marco
britain british united_kingdom u.k uk england briton britons | london downing_street whitehall
  westminster | thatcher:margaret major:john blair:tony brown:gordon cameron:david may:theresa
  johnson:boris truss:liz:elizabeth sunak:rishi starmer:keir macmillan:harold
france french | paris elysee élysée quai_d'orsay | chirac:jacques sarkozy:nicolas hollande:françois
  macron:emmanuel mitterrand:françois gaulle:charles
germany german germans | berlin bonn bundestag | merkel:angela schroeder:gerhard schröder:gerhard
  kohl:helmut scholz:olaf merz:friedrich adenauer:konrad steinmeier:frank-walter
italy italian italians | rome | berlusconi:silvio renzi:matteo meloni:giorgia draghi:mario
  conte:giuseppe gentiloni:paolo
spain spanish spaniards | madrid | aznar:josé:maría zapatero:josé:luis rajoy:mariano sánchez:pedro
  franco:francisco
portugal portuguese | lisbon | salazar:antónio
ireland irish | dublin | kenny:enda varadkar:leo
netherlands dutch holland | hague amsterdam | rutte:mark
belgium belgian belgians | brussels | spaak:paul-henri
switzerland swiss | bern geneva |
austria austrian austrians | vienna | kurz:sebastian
poland polish poles | warsaw | duda:andrzej tusk:donald kaczynski:jaroslaw:lech walesa:lech
  gomulka:wladyslaw
hungary hungarian hungarians | budapest | orban:viktor orbán:viktor kadar:janos
czech czechs czechia czech_republic czechoslovakia | prague | havel:vaclav zeman:milos
greece greek greeks | athens | tsipras:alexis mitsotakis:kyriakos:konstantinos
turkey turkish turks türkiye | ankara | erdogan:recep:tayyip erdoğan:recep:tayyip gul:abdullah
  gül:abdullah cavusoglu:mevlut
ukraine ukrainian ukrainians | kyiv kiev | zelenskyy:volodymyr zelensky:volodymyr poroshenko:petro
  yanukovych:viktor
belarus belarusian | minsk | lukashenko:alexander
serbia serbian serbs | belgrade | vucic:aleksandar milosevic:slobodan
yugoslavia yugoslav | belgrade | tito:josip
romania romanian romanians | bucharest | ceausescu:nicolae
bulgaria bulgarian bulgarians | sofia |
sweden swedish swedes | stockholm | lofven:stefan
norway norwegian norwegians | oslo | stoltenberg:jens
denmark danish danes | copenhagen | rasmussen:anders:lars
finland finnish finns | helsinki | niinisto:sauli
china chinese | beijing peking zhongnanhai | xi:jinping hu:jintao jiang:zemin deng:xiaoping
  mao:zedong:tse-tung
taiwan taiwanese | taipei | tsai:ing-wen
hong_kong | | lam:carrie
japan japanese | tokyo | abe:shinzo koizumi:junichiro kishida:fumio ikeda:hayato
north_korea north_korean d.p.r.k | pyongyang | kim:jong-un:jong:un:jong-il:il:il-sung
south_korea south_korean | seoul | park:geun-hye moon:jae-in
india indian indians | new_delhi delhi | modi:narendra singh:manmohan nehru:jawaharlal
  gandhi:indira:rajiv vajpayee:atal
pakistan pakistani pakistanis | islamabad | musharraf:pervez sharif:nawaz:shehbaz khan:imran
  bhutto:benazir
afghanistan afghan afghans taliban | kabul | karzai:hamid ghani:ashraf
iran iranian iranians | tehran teheran | rouhani:hassan khamenei:ali ahmadinejad:mahmoud
  khatami:mohammad zarif:javad raisi:ebrahim
iraq iraqi iraqis | baghdad | hussein:saddam maliki:nouri abadi:haider
israel israeli israelis | jerusalem tel_aviv | netanyahu:benjamin sharon:ariel rabin:yitzhak
  barak:ehud olmert:ehud
palestine palestinian palestinians hamas | ramallah gaza | abbas:mahmoud arafat:yasser
syria syrian syrians | damascus | assad:bashar:hafez
lebanon lebanese | beirut | hariri:saad:rafik
jordan jordanian jordanians | amman | abdullah:king
saudi_arabia saudi saudis | riyadh | salman:mohammed
yemen yemeni yemenis houthi houthis | sanaa | hadi:mansour saleh:ali
qatar qatari | doha | thani:tamim
egypt egyptian egyptians | cairo | sisi:abdel mubarak:hosni morsi:mohamed:mohammed nasser:gamal
  sadat:anwar
libya libyan libyans | tripoli | gaddafi:muammar:moammar qaddafi:muammar:moammar
algeria algerian algerians | algiers | bella:ahmed bouteflika:abdelaziz
morocco moroccan | rabat |
tunisia tunisian | tunis |
sudan sudanese | khartoum | bashir:omar
ethiopia ethiopian ethiopians | addis_ababa | selassie:haile abiy:ahmed
kenya kenyan kenyans | nairobi | kenyatta:jomo:uhuru ruto:william
nigeria nigerian nigerians | abuja lagos | buhari:muhammadu tinubu:bola
ghana ghanaian | accra | nkrumah:kwame
congo congolese | kinshasa leopoldville | kabila:joseph:laurent mobutu:sese adoula:cyrille
south_africa south_african south_africans | pretoria | mandela:nelson zuma:jacob ramaphosa:cyril
  mbeki:thabo
zimbabwe zimbabwean | harare | mugabe:robert mnangagwa:emmerson
canada canadian canadians | ottawa | trudeau:justin:pierre harper:stephen chretien:jean carney:mark
mexico mexican mexicans | mexico_city | fox:vicente calderon:felipe nieto:enrique obrador:andrés
  sheinbaum:claudia
cuba cuban cubans | havana | castro:fidel:raul
brazil brazilian brazilians | brasilia | lula:luiz rousseff:dilma temer:michel bolsonaro:jair
  goulart:joao
argentina argentine argentinian | buenos_aires | macri:mauricio kirchner:cristina:nestor
  milei:javier
venezuela venezuelan venezuelans | caracas | chavez:hugo chávez:hugo maduro:nicolas
colombia colombian colombians | bogota bogotá | santos:juan uribe:álvaro petro:gustavo
chile chilean | santiago | bachelet:michelle pinochet:augusto boric:gabriel
peru peruvian peruvians | lima | fujimori:alberto
philippines philippine filipino filipinos | manila malacañang | duterte:rodrigo
  marcos:ferdinand:bongbong arroyo:gloria
indonesia indonesian indonesians | jakarta | widodo:joko sukarno suharto
malaysia malaysian malaysians | kuala_lumpur | najib:razak mahathir:mohamad
singapore singaporean | | lee:hsien:kuan
thailand thai thais | bangkok | thaksin:shinawatra
vietnam vietnamese | hanoi | minh:ho
south_vietnam south_vietnamese | saigon | diem:ngo
myanmar burma burmese | naypyidaw rangoon | kyi:suu:aung
australia australian australians | canberra | howard:john turnbull:malcolm abbott:tony
  morrison:scott albanese:anthony
new_zealand new_zealander | wellington | ardern:jacinda
european_union e.u eu european_commission | brussels | juncker:jean-claude leyen:ursula tusk:donald
  barroso:josé
united_nations u.n | turtle_bay | annan:kofi guterres:antónio ban:ki-moon thant:u
albania albanian albanians | tirana |
andorra andorran | |
angola angolan angolans | luanda | lourenço:joão
armenia armenian armenians | yerevan | pashinyan:nikol sargsyan:serzh
azerbaijan azerbaijani azerbaijanis | baku | aliyev:ilham
bahamas bahamian | |
bahrain bahraini bahrainis | manama |
bangladesh bangladeshi bangladeshis | dhaka | hasina:sheikh
barbados barbadian | bridgetown |
belize belizean | belmopan |
benin beninese | cotonou |
bhutan bhutanese | thimphu |
bolivia bolivian bolivians | la_paz |
bosnia bosnian bosnians bosnia_and_herzegovina | sarajevo | dodik:milorad
botswana motswana | gaborone |
brunei bruneian | |
burkina_faso burkinabe | ouagadougou |
burundi burundian burundians | bujumbura | nkurunziza:pierre
cambodia cambodian cambodians | phnom_penh |
cameroon cameroonian cameroonians | yaounde yaoundé | biya:paul
cape_verde | praia |
central_african_republic | bangui | touadera:faustin
chad chadian chadians | n'djamena | deby:idriss
costa_rica costa_rican costa_ricans | |
croatia croatian croatians croats | zagreb | tudjman:franjo plenkovic:andrej
cyprus cypriot cypriots | nicosia | anastasiades:nicos
djibouti djiboutian | |
dominican_republic dominican dominicans | santo_domingo |
east_timor timor-leste timorese | dili |
ecuador ecuadorean ecuadorian ecuadorians | quito |
el_salvador salvadoran salvadorans | san_salvador | bukele:nayib
eritrea eritrean eritreans | asmara |
estonia estonian estonians | tallinn |
eswatini swaziland swazi | mbabane |
fiji fijian fijians | suva | bainimarama:frank
gabon gabonese | libreville |
gambia gambian gambians | banjul | jammeh:yahya
georgia georgian georgians | tbilisi | saakashvili:mikheil:mikhail
guatemala guatemalan guatemalans | | arévalo:bernardo
guinea guinean guineans | conakry |
guinea-bissau | bissau |
guyana guyanese | |
haiti haitian haitians | port-au-prince | aristide:jean-bertrand
honduras honduran hondurans | tegucigalpa | zelaya:manuel
iceland icelandic icelanders | reykjavik reykjavík |
ivory_coast ivorian ivorians côte_d'ivoire cote_d'ivoire | abidjan yamoussoukro | ouattara:alassane
  gbagbo:laurent
jamaica jamaican jamaicans | |
kazakhstan kazakh kazakhs kazakhstani | astana | nazarbayev:nursultan tokayev:kassym-jomart
kosovo kosovar kosovars | pristina | thaci:hashim kurti:albin
kuwait kuwaiti kuwaitis | |
kyrgyzstan kyrgyz | bishkek | atambayev:almazbek japarov:sadyr
laos laotian laotians | vientiane |
latvia latvian latvians | riga | rinkevics:edgars
lesotho basotho | maseru |
liberia liberian liberians | monrovia |
liechtenstein | vaduz |
lithuania lithuanian lithuanians | vilnius | nauseda:gitanas grybauskaite:dalia
luxembourg luxembourgish luxembourgers | |
macau macao macanese | |
madagascar malagasy madagascan | antananarivo | rajoelina:andry
malawi malawian malawians | lilongwe | mutharika:peter
maldives maldivian maldivians | | nasheed:mohamed yameen:abdulla
mali malian malians | bamako |
malta maltese | valletta |
mauritania mauritanian mauritanians | nouakchott |
mauritius mauritian mauritians | port_louis |
moldova moldovan moldovans | chisinau |
monaco monegasque | |
mongolia mongolian mongolians | ulan_bator ulaanbaatar |
montenegro montenegrin montenegrins | podgorica | djukanovic:milo
mozambique mozambican mozambicans | maputo |
namibia namibian namibians | windhoek |
nepal nepali nepalese nepalis | kathmandu | prachanda
nicaragua nicaraguan nicaraguans | managua |
niger nigerien nigeriens | niamey |
north_macedonia macedonia macedonian macedonians | skopje | zaev:zoran gruevski:nikola
oman omani omanis | muscat | qaboos:sultan
panama panamanian panamanians | panama_city | noriega:manuel
papua_new_guinea papuan | port_moresby |
paraguay paraguayan paraguayans | asuncion asunción |
rwanda rwandan rwandans | kigali | kagame:paul
samoa samoan samoans | apia |
scotland scottish scots | edinburgh holyrood | sturgeon:nicola salmond:alex swinney:john
senegal senegalese | dakar |
seychelles seychellois | |
sierra_leone sierra_leonean | freetown |
slovakia slovak slovaks | bratislava | fico:robert
slovenia slovenian slovenians slovene slovenes | ljubljana |
solomon_islands | honiara | sogavare:manasseh
somalia somali somalis | mogadishu | farmajo:mohamed
south_sudan south_sudanese | juba | kiir:salva machar:riek
sri_lanka sri_lankan sri_lankans | colombo | rajapaksa:mahinda:gotabaya sirisena:maithripala
  wickremesinghe:ranil
suriname surinamese | paramaribo | bouterse:desi
tajikistan tajik tajiks | dushanbe | rahmon:emomali
tanzania tanzanian tanzanians | dodoma dar_es_salaam | magufuli:john nyerere:julius
tibet tibetan tibetans | lhasa |
togo togolese | lome lomé | gnassingbe:faure
tonga tongan tongans | nuku'alofa |
trinidad trinidadian trinidadians trinidad_and_tobago | port_of_spain |
turkmenistan turkmen | ashgabat | berdymukhamedov:gurbanguly
uganda ugandan ugandans | kampala | museveni:yoweri
united_arab_emirates u.a.e uae emirati emiratis | abu_dhabi dubai | nahyan:mohammed
uruguay uruguayan uruguayans | montevideo |
uzbekistan uzbek uzbeks | tashkent | karimov:islam mirziyoyev:shavkat
vanuatu | port_vila |
wales welsh | cardiff |
zambia zambian zambians | lusaka |
vatican holy_see | | pope:francis:benedict francis:pope benedict:pope
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
