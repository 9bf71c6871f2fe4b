"""First names by which a person's gender can be told, where an article gives no title."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MALE = _words(
    "aaron abraham adam ahmed alan albert alex alexander alexei ali andrew angelo anthony antonio "
    "ari arthur barack ben benjamin bernard bernie bill billy bob bobby boris brad brandon brent "
    "brett brian bruce bryan carl carlos charles charlie chris christian christopher chuck "
    "clarence colin corey craig cyril dale dan daniel dave david dean dennis derek dick dmitry "
    "dominic don donald doug douglas duncan dwight ed eddie edgar edward elijah emmanuel eric "
    "ernest eugene evan felix francis francois frank franklin fred gary gavin geoffrey george "
    "gerald gilbert glenn gordon graham grant greg gregory gustavo guy hank harold harry harvey "
    "hassan henry herbert herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob jake "
    "james jared jason javier jay jeb jeff jeffrey jeremy jerome jerry jim jimmy joe joel john "
    "johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin karl keith ken "
    "kenneth kevin khalid kyle lance larry lars lawrence leo leon leonard lewis lindsey lloyd "
    "louis lucas luis luke malcolm manuel marc marco marcus mario mark martin marvin matt matthew "
    "max michael miguel mike mikhail mitch mitt mohamed mohammad mohammed muhammad nathan ned "
    "neil newt nicholas nick nicolas nigel nikolai norman oliver omar oscar otto owen pablo "
    "patrick paul pedro pete peter phil philip phillip pierre rahul ralph ramon rand randy raul "
    "ray raymond reince ricardo richard rick ricky rob robby robert roberto robin rodney roger "
    "roland ron ronald ross roy rudolph rudy rush russell ryan salman sam samuel saul scott sean "
    "sergei seth shane shawn simon spencer stanley stephen steve steven stuart ted terry theodore "
    "thomas tim timothy tobias todd tom tommy tony travis trevor troy tyler vernon victor vincent "
    "vladimir wade walter warren wayne wesley will william xavier xi yuri zachary"
)
FEMALE = _words(
    "abigail adele agnes aisha alexandra alice alicia alison allison amanda amber amelia amy ana "
    "andrea angela angelina anita ann anna anne annie april ariana arianna ashley audrey barbara "
    "beatrice becky bernice beth betsy betty beverly bianca bonnie brenda bridget brittany "
    "camille candice carla carly carmen carol caroline carolyn carrie catherine cathy cecilia "
    "charlotte chelsea cheryl christina christine cindy claire clara claudia colleen condoleezza "
    "connie courtney crystal cynthia daisy dana danielle dawn deborah debbie denise diana diane "
    "dolores donna dora doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen "
    "emily emma erica erin esther eva evelyn fatima felicia fiona florence frances gabrielle gail "
    "georgia gina ginny gladys gloria grace greta gwen hannah harriet hazel heather heidi helen "
    "hillary hope huma ida irene iris isabel ivanka jackie jacqueline jamie jan jane janet janice "
    "jean jeanne jen jenna jennifer jenny jessica jill joan joann joanna joanne josephine joyce "
    "judith judy julia julie june karen kate katherine kathleen kathryn kathy katie katrina kay "
    "kayla kelly kellyanne kim kimberly kirsten kirstjen kristen kristin laura lauren leah lena "
    "leslie lillian lily linda lisa liz lois lorena loretta lori lorraine louise lucia lucy lydia "
    "lynn madeleine maggie malala marcia margaret maria marian marie marilyn marina marine marion "
    "marissa marjorie martha mary maureen megan megyn melania melinda melissa meredith mia "
    "michele michelle mildred miranda miriam molly monica nadia nancy naomi natalie natasha "
    "nicola nicole nikki nina nora norma olga olivia pam pamela patricia patty paula pauline "
    "peggy penny phyllis rachel rebecca renee rhonda rita roberta rosa rose rosemary ruth sally "
    "samantha sandra sara sarah shannon sharon sheila shirley silvia sonia sophia sophie stacy "
    "stella stephanie sue susan suzanne sylvia tamara tammy tanya tara teresa theresa tiffany "
    "tina tracy ursula valerie vanessa vera veronica vicki victoria violet virginia vivian wanda "
    "wendy whitney yvonne zoe"
)

FIRST_NAMES = MALE | FEMALE
WORDS_TOO = _words(  # with which a sentence or a headline may begin as well
    "amber april bill carol charlotte chelsea christian chuck crystal daisy dale dawn dean "
    "dick don ed florence francis frank georgia grace grant guy harry hazel heather hope iris "
    "jack jan june katrina lance lawrence lewis lily marine mark max mitt nancy newt nick "
    "norma norman penny ray rob robin rose rosemary ross rush russell santiago stanley sue "
    "tiffany troy victoria violet virginia wade warren will xi"
)
