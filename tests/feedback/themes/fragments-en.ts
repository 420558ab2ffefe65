// What English-speaking customers of the same shops say. Written like fragments-fr.ts.

export const english: Readonly<Record<string, string>> = {
  delivery: `
    - {the delivery|my order} {came|arrived} {two|three|four|five} days late
    - {my parcel|the package} still {hasn't arrived|isn't here} after {a week|ten days|two weeks}
    - {driver|courier} {was rude|was in a rush|never rang the bell}, {parcel|package} left with a neighbour I don't know
    - {box|packaging} {torn|crushed|open} when it got here
    - delivered to the wrong {address|house|flat}
    - the {slot|time window} I paid for was not kept
    - tracking {never updates|is stuck on preparing|means nothing}
    - the pick-up point was closed on collection day
    - sent back to the warehouse without telling me
    - {shipping|postage} costs {too much|a fortune} for such a small item
    + {fast|quick|careful|early} delivery, {well done|no complaints|would recommend}
    + {parcel|package} here in {24h|48h|two days} and well wrapped
    + {friendly|punctual|cheerful} {driver|courier} who even {carried it upstairs|called before coming}
    + tracking was {clear|accurate}
    + pick-up point is {handy|round the corner from me}`,
  welcome: `
    + {warm|friendly|lovely|attentive} {welcome|staff|team}
    + {the assistant|the lady on the till|the young man} took {time|the time} to explain
    + {knowledgeable|helpful|passionate} {staff|team|assistant}
    + real advice, {no pressure to buy|suited to what I needed}
    + you feel {looked after|listened to|valued} from the door
    + the gentleman in hardware knows his subject
    - {cold|rude|careless|unhelpful} {staff|welcome|assistant}
    - {nobody|no assistant} around {to help|in the aisle|on the whole floor}
    - {the assistant|a member of staff} was {chatting with a colleague|on her phone|short with me}
    - sent from one counter to another
    - not a smile, not a look
    - {vague|contradictory} advice depending on who you ask
    - the guard {followed me around|searched my bag for no reason}
    - you have to beg for information`,
  tills: `
    - {endless|twenty minute|far too long a} wait at the {tills|checkout}
    - {only one till|two tills} open on a Saturday afternoon
    - {self checkout|the kiosk} {breaks down|freezes on every item|rejects my card}
    - queue {badly managed|all the way to the back}
    - mistake {in the change|on the receipt|in the price} at the till
    - the cashier {sighed|didn't say a word}
    - {discount|offer} not {applied|taken off} at the checkout
    + {checkout|paying} was {quick|smooth|painless}
    + cashier was {efficient|charming|patient with my mother}
    + self checkout {saves time|is well designed}
    + {contactless|instalment} payment is {simple|handy}
    + not busy, {served fast|in and out}`,
  products: `
    + {good|great|excellent} quality {products|items|goods}
    + {the sofa|the table|the shelf|the lamp|the mattress} is {just like the picture|gorgeous|sturdy|comfortable}
    + {nice|wide|good} choice of {fabrics|colours|kitchenware}
    + {finish|materials} {flawless|feel premium|really pleasant}
    + the vacuum cleaner is {quiet|light|powerful}
    + the coffee machine {works perfectly|makes a great espresso}
    - {the sofa|the table|the shelf|the lamp|the mattress} {sags|has a defect|came scratched|squeaks already}
    - {poor|disappointing|declining} quality {for the price|this time}
    - {colour|size|fabric} different from the picture
    - {item|product} broke after {two weeks|a month|three uses}
    - {manual|screw|part} missing from the box
    - {wood|fabric|paint} {chips|bobbles|peels off}
    - the vacuum cleaner {loses suction|overheats|sounds like a plane}
    - strong {plastic|chemical} smell when opened
    - assembly instructions {make no sense|are badly translated}`,
  stock: `
    - {item|product|model} {out of stock|unavailable|sold out} {for weeks|yet again}
    - shown as {available|in stock} online but not on the shelf
    - {shelves|displays} {empty|half empty} at the end of the day
    - offered {another colour|another model} instead
    - restocking is {too slow|never announced}
    - my size is never there
    + {everything was in stock|found everything|well stocked shelves}
    + click and collect {in an hour|at the counter} {works well|is a real plus}
    + found {a rare model|something I could not find elsewhere}
    + reservation {ready on time|put aside as promised}`,
  prices: `
    - {prices|rates} {too high|going up|excessive} {compared with others|this year|since the summer}
    - {the label|the shelf price} does not match {the receipt|the till}
    - {offers|discounts} {misleading|limited to a few items|never apply}
    - {voucher|code} refused {without explanation|because of the small print}
    - loyalty points {expire too fast|vanished from my account}
    + {fair|attractive|unbeatable|honest} prices
    + good value for money
    + {offers|sales} {worth it|well signposted}
    + the loyalty card {pays off|is worth having}
    + {gift card|birthday discount} {welcome|gladly used}`,
  website: `
    - {the website|the page} {is slow|crashes|keeps reloading}
    - {cannot|unable to} {check out my basket|create an account|find my order|change my address}
    - {password|login code} {never came|rejected three times}
    - {search|the filter} {finds nothing|is useless|forgets my choices}
    - {the app|the application} {closes by itself|wants an update every day|is confusing}
    - too many {pop-ups|adverts|cookies} before reaching the product
    - {photos|product pages} {too small|incomplete|without dimensions}
    + {website|app} {clear|well made|easy to use|pleasant}
    + ordered in {two minutes|three clicks}
    + {product pages|reviews|photos} {useful|complete|detailed}
    + the wish list {helps me compare|is a nice touch}
    + {online payment|signing in} {feels safe|is no trouble}`,
  support: `
    - {customer service|helpline|switchboard} {unreachable|overwhelmed|never picks up}
    - {thirty|forty} minutes {on the phone|on hold|of music} for nothing
    - {no reply|no answer} to my {two|three|four} {emails|messages|reminders}
    - {canned|automatic} reply that missed my question
    - they hung up on me
    - every adviser {contradicts the last|makes me repeat the story}
    - {promised call back|call back} never happened
    - the chatbot {understands nothing|goes round in circles}
    + {customer service|adviser} {responsive|efficient|very professional|patient}
    + {problem|issue} {fixed in one call|solved the same day}
    + {reply|solution} {quick|clear|found right away}
    + {goodwill gesture|apology} {appreciated|sincere}
    + {kind|human} adviser on the phone`,
  returns: `
    - {refund|credit note} {still not received|awaited for a month|partial}
    - {return|exchange} {refused for no reason|complicated|charged}
    - {return label|return slip} {unreadable|nowhere to be found|must be printed at home}
    - they insist on the original packaging
    - return window {too short|not clear}
    - {exchange|repair} {lost somewhere|postponed twice}
    + {return|exchange} was {free|easy|no questions asked}
    + refund {immediate|within three days|without fuss}
    + {taking away the old appliance|collection of the old mattress} {appreciated|very handy}
    + item {swapped|replaced} at once`,
  billing: `
    - {invoice|receipt} {wrong|never sent|without VAT}
    - {charged|debited} twice {for the same order|on the same day}
    - {direct debit|instalment} {earlier than agreed|for a different amount}
    - cannot download the invoice from my account
    - the credit offer {lacks clarity|hides fees}
    - finance application {turned down without reason|stuck}
    + {invoice|receipt} {clear|sent at once}
    + {financing|paying in four} {approved in five minutes|free of charge}
    + {quote|paperwork} {precise|well explained|followed through}`,
  shop: `
    + {clean|tidy|bright|spacious} {shop|store}
    + {aisles|shelves} {clear|wide|easy to browse}
    + {free|easy} parking
    + {opening hours|Sunday opening} {convenient|appreciated}
    + {the café|the kids' corner|the terrace} is {pleasant|a good idea}
    - {dirty|messy|badly lit|stuffy} {shop|store}
    - {car park|parking} {full|too small|dangerous on the way out}
    - {toilets|fitting rooms} {closed|dirty|under repair}
    - unbearable {heat|music} {in the aisles|upstairs}
    - {signs|the floor plan} {missing|misleading}
    - escalator {out of order|stopped} and no lift for prams
    - trolleys {squeak|missing at the entrance}`,
  workshop: `
    + {assembly|installation|fitting} {tidy|fast|on schedule}
    + {technician|fitter|installer} {on time|careful|explains well}
    + left the place spotless
    + {repair|troubleshooting} {effective|done while I waited}
    - {technician|fitter|installer} {never came|two hours late|left without finishing}
    - {appointment|visit} {cancelled the day before|moved three times}
    - {wall|floor|worktop} damaged during fitting
    - {quote|diagnosis} {billed without warning|pure guesswork}
    - {spare parts|warranty} {impossible to find|not honoured}
    - came back from repair with the same fault`,
};

export const englishOpenings = `
  Hello, | Overall, | Honestly, | Customer for ten years: | As always, | This time, | One small thing: | I am {delighted|disappointed|of two minds|satisfied}. |
  First order. | For my part | Nothing special, | Ordered on {Monday|Tuesday|Thursday|Saturday}. | My second visit. | In short, |
  Came with {my daughter|my kids|a friend}. | In {Leeds|Bristol|Dublin|York|Cardiff}, | I just want to say that`;

export const englishEndings = `
  thanks | shame | could be better | will come back | will not come back | keep it up | that's all | see you soon | would recommend | avoid | it gets tiring |
  thanks to the whole team | hope this changes | still loyal despite it all | my friends say the same | kind regards | all the best |
  we will see next time | nothing to add | I'd rather tell you`;
