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
czech czechs czechoslovakia | prague | havel zeman
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
united_nations u.n un | turtle_bay | annan guterres ban thant
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
