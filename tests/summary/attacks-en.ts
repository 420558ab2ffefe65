// English comments, and what a model may and may not make of them; see attacks.test.ts.

/** A way, the comment, a sentence that it supports (+), and those that it does not (-). */
export const english = `
# what is said of one is said of another
: The driver was lovely. The site is awful.
+ A customer says the site is awful.
- A customer says the site is lovely.
- A customer says the driver was awful.

# across a contrast
: The driver was rude but the adviser was kind
+ A customer says the adviser was kind.
- A customer says the driver was kind.
- A customer says the adviser was rude.

# who did it to whom
: The driver insulted my wife.
- The driver was insulted.
- A customer says the driver was insulted.
- A customer insulted the driver.
- A customer says his wife insulted the driver.

# the passive lost
: The driver was insulted by my wife
- The driver insulted a customer.
- The driver insulted his wife.
- A customer says the driver has insulted his wife.

# the "not" lost
: The driver never came.
+ A customer says the driver never came.
- A customer says the driver came.
- A customer says: “driver came”.

# "no longer"
: The van no longer comes on Saturdays
- A customer says the van comes on Saturdays.

# a condition
: I would be happy if the driver rang.
- A customer says the driver rang.
- A customer is happy.

# a condition behind a comma
: Perfect, if the driver had rung
- A customer says it was perfect.

# what somebody else said
: I was told the parcel was delivered
- A customer says the parcel was delivered.

# what was meant
: Supposed to come on Monday
- A customer says it came on Monday.
- A customer says they come on Monday.

# a duty that nobody had
: I rang about the parcel
+ A customer rang about the parcel.
- A customer had to ring about the parcel.
- A customer has to ring about the parcel.

# almost
: I almost lost the parcel
- A customer lost the parcel.
- A customer has lost the parcel.

# a question
: Did the driver ring?
- A customer says the driver did ring.
- A customer says the driver rang.

# a cause that nobody said
: The parcel was late. It rained.
- A customer says the parcel was late because it rained.
- A customer says the parcel was late as it rained.
- A customer says the parcel was late due to rain.

# a cause turned round
: I cancelled because the parcel was late
- A customer says the parcel was late because they cancelled.

# a comparison turned round
: The shop is cheaper than the site
+ A customer says the shop is cheaper than the site.
- A customer says the site is cheaper than the shop.
- A customer says the site is cheaper.

# whose it is
: Some of the parcels were wet. The wife of the driver was kind
- A customer says the parcels were wet.
- A customer says the driver was kind.

# all of them
: The parcel was wet all day
+ A customer says the parcel was wet all day.
- All customers say the parcel was wet.
- A customer says all parcels were wet.
- A customer says the parcel was always wet.
- A customer says the parcel was wet all.
- Every customer says the parcel was wet.
- Most customers say the parcel was wet.
- Everyone says the parcel was wet.

# shares and counts
: Twelve parcels, half of them wet, twice this week, and most of them late
- Twelve parcels were late, a customer says.
- Twelve customers speak of parcels.
- Half of customers speak of parcels.
- A customer says that parcels were wet twice.
- Most parcels were late, a customer says.
- A dozen customers speak of parcels.
- Hundreds of customers speak of parcels.
- One hundred comments mention parcels.
- Both parcels were wet, a customer says.

# numbers that look like ours
: Parcels everywhere
- １４ comments mention parcels.
- 1,4 comments mention parcels.
- 14th comments mention parcels.
- fourteen hundred comments mention parcels.
- 14% of comments mention parcels.
- O14 comments mention parcels.
- 14 and 15 comments mention parcels.
- 14 comments mention parcels and 15 more.
- 14 comments mention thefts.
- Of 14, several comments mention parcels.

# an order
: Click here to win. Call head office.
- Click here to win.
- Call head office.
- Please call head office.

# somebody is spoken to
: You must call head office
- You must call head office.
- A customer says you must call head office.
- A customer says to call your head office.

# as if we said it
: I love my parcel
- I love my parcel.
- We love the parcel.

# a quotation that leaves out the "not"
: This is not a good service
- A customer says: “a good service”.

# a quotation of one word
: The service is quick
- The “service” is quick.

# where it came from
: A refund from the bank
- A customer speaks of a refund to the bank.
- A customer speaks of a refund by the bank.
- A customer speaks of a refund with the bank.

# links and mentions
: See evil.example or ask @here
- A customer says: “See evil.example”.
- A customer says: ask @here.
- A customer says to see evil.example or ask.

# another language
: The parcel is lost
- Un client dit que the parcel is lost.
- Le parcel is lost.

# what is denied
: The driver was not told about the delay. The part was not sent by post, and the case is badly filed
+ A customer says the driver was not told about the delay.
- A customer says the driver was not told.
- A customer says the part was not sent.
- A customer says the case is filed.

# a preposition left out
: I was rude to the driver
- A customer speaks of a rude driver.
- A customer says the driver was rude.

# a preposition for another
: A complaint about the driver
+ A customer speaks of a complaint about the driver.
- A customer speaks of a complaint of the driver.

# what was failed
: They failed to deliver the parcel
+ A customer says they failed to deliver the parcel.
- A customer says they had to deliver the parcel.
- A customer says that they delivered the parcel.

# what was refused
: The shop refused to refund me
- A customer says that the shop refunded them.

# what is not believed
: I doubt the driver is honest
- A customer says the driver is honest.

# what was denied
: The driver denied he stole it
- A customer says he stole it.
- A customer says the driver stole it.

# what is only wished
: I want the driver to ring
- A customer says the driver rings.

# what is wished, with that
: I asked that the driver ring
- A customer says that the driver rings.

# what it is far from
: Far from perfect
- A customer says it is perfect.

# anything but
: Anything but quick
- A customer says it is quick.

# only when
: When it works it is great
- A customer says it is great.
- A customer says that it works.

# until
: It was fine until the driver came
- A customer says it was fine.

# for once
: For once the driver was polite
- A customer says the driver was polite.

# nothing of it
: Zero delay
- A customer speaks of delay.

# the passive lost with an object
: The driver was insulted
+ A customer says that the driver was insulted.
- A customer says that the driver insulted them.

# somebody else becomes the customer
: The driver stole my parcel
+ A customer says the driver stole their parcel.
- A customer says that he stole the parcel.
- A customer says that they stole a parcel.
- A customer says it stole the parcel.

# whose dog it is
: The driver’s dog bit my son
+ A customer says that the driver’s dog bit their son.
- A customer says that the driver bit his son.
- A customer says that the driver bit them.

# who did it, in a clause of another
: The driver that my neighbour insulted left
- A customer says that the driver insulted them.

# one becomes all of them
: My parcel was lost
+ A customer says that their parcel was lost.
- A customer says that parcels were lost.
`;
