<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Acts</name>
    <message numerus="yes">
        <source>Publish %n post(s) now?</source>
        <translation>
            <numerusform>Publish %n post now?</numerusform>
            <numerusform>Publish %n posts now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n post(s)?</source>
        <translation>
            <numerusform>Leave out %n post?</numerusform>
            <numerusform>Leave out %n posts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Are all %n out?</source>
        <translation>
            <numerusform>Is it out?</numerusform>
            <numerusform>Are all %n out?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another time for %n post(s)</source>
        <translation>
            <numerusform>Another time for %n post</numerusform>
            <numerusform>Another time for %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) moved</source>
        <translation>
            <numerusform>%n post moved</numerusform>
            <numerusform>%n posts moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not publish %n post(s)?</source>
        <translation>
            <numerusform>Do not publish %n post?</numerusform>
            <numerusform>Do not publish %n posts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) will not be published</source>
        <translation>
            <numerusform>%n post will not be published</numerusform>
            <numerusform>%n posts will not be published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) marked as published</source>
        <translation>
            <numerusform>%n post marked as published</numerusform>
            <numerusform>%n posts marked as published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) no longer marked as published</source>
        <translation>
            <numerusform>%n post no longer marked as published</numerusform>
            <numerusform>%n posts no longer marked as published</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdModel</name>
    <message numerus="yes">
        <source>No reading for %n day(s)</source>
        <translation>
            <numerusform>No reading for %n day</numerusform>
            <numerusform>No reading for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message numerus="yes">
        <source>A forecast needs readings of four days at least; so far there are %n.</source>
        <translation>
            <numerusform>A forecast needs readings of four days at least; so far there is %n.</numerusform>
            <numerusform>A forecast needs readings of four days at least; so far there are %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgreementTab</name>
    <message numerus="yes">
        <source>%n change(s) since the last signed version.</source>
        <translation>
            <numerusform>%n change since the last signed version.</numerusform>
            <numerusform>%n changes since the last signed version.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApprovalActs</name>
    <message numerus="yes">
        <source>%n post(s) added to the round</source>
        <translation>
            <numerusform>%n post added to the round</numerusform>
            <numerusform>%n posts added to the round</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) sent to the client</source>
        <translation>
            <numerusform>%n post sent to the client</numerusform>
            <numerusform>%n posts sent to the client</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArtCounted</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Art placed in %n post(s)</source>
        <translation>
            <numerusform>Art placed in %n post</numerusform>
            <numerusform>Art placed in %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) received, %1 of them ready to be placed</source>
        <translation>
            <numerusform>%n file received, %1 of them ready to be placed</numerusform>
            <numerusform>%n files received, %1 of them ready to be placed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not placed</source>
        <translation>
            <numerusform>%n file not placed</numerusform>
            <numerusform>%n files not placed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message numerus="yes">
        <source>%n twice</source>
        <translation>
            <numerusform>%n twice</numerusform>
            <numerusform>%n twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %n entry(ies) out</source>
        <translation>
            <numerusform>Leave %n entry out</numerusform>
            <numerusform>Leave %n entries out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceDialog</name>
    <message numerus="yes">
        <source>%1 is short of %n post(s).</source>
        <translation>
            <numerusform>%1 is short of %n post.</numerusform>
            <numerusform>%1 is short of %n posts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n too many.</source>
        <translation>
            <numerusform>%1 has %n too many.</numerusform>
            <numerusform>%1 has %n too many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n change(s)</source>
        <translation>
            <numerusform>Make %n change</numerusform>
            <numerusform>Make %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rebalancing of the mix: %n change(s)</source>
        <translation>
            <numerusform>rebalancing of the mix: %n change</numerusform>
            <numerusform>rebalancing of the mix: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) made, to be written.</source>
        <translation>
            <numerusform>%n place made, to be written.</numerusform>
            <numerusform>%n places made, to be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s) put on a day.</source>
        <translation>
            <numerusform>%n idea put on a day.</numerusform>
            <numerusform>%n ideas put on a day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) given another pillar.</source>
        <translation>
            <numerusform>%n post given another pillar.</numerusform>
            <numerusform>%n posts given another pillar.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarActs</name>
    <message numerus="yes">
        <source>copy of %n post(s)</source>
        <translation>
            <numerusform>copy of %n post</numerusform>
            <numerusform>copy of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move of %n post(s)</source>
        <translation>
            <numerusform>move of %n post</numerusform>
            <numerusform>move of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n post(s) to…</source>
        <translation>
            <numerusform>Copy %n post to…</numerusform>
            <numerusform>Copy %n posts to…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n post(s) to…</source>
        <translation>
            <numerusform>Move %n post to…</numerusform>
            <numerusform>Move %n posts to…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) kept, to be filled in.</source>
        <translation>
            <numerusform>%n place kept, to be filled in.</numerusform>
            <numerusform>%n places kept, to be filled in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) back in the ideas; nothing of it goes out.</source>
        <translation>
            <numerusform>%n post is back in the ideas; nothing of it goes out.</numerusform>
            <numerusform>%n posts are back in the ideas; nothing of them goes out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>laying aside of %n post(s)</source>
        <translation>
            <numerusform>laying aside of %n post</numerusform>
            <numerusform>laying aside of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) copied to the ideas of %1.</source>
        <translation>
            <numerusform>%n post copied to the ideas of %1.</numerusform>
            <numerusform>%n posts copied to the ideas of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) deleted.</source>
        <translation>
            <numerusform>%n post deleted.</numerusform>
            <numerusform>%n posts deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deleting of %n post(s)</source>
        <translation>
            <numerusform>deleting of %n post</numerusform>
            <numerusform>deleting of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pillar of %n post(s)</source>
        <translation>
            <numerusform>pillar of %n post</numerusform>
            <numerusform>pillar of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>campaign of %n post(s)</source>
        <translation>
            <numerusform>campaign of %n post</numerusform>
            <numerusform>campaign of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) moved.</source>
        <translation>
            <numerusform>%n post moved.</numerusform>
            <numerusform>%n posts moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) copied as drafts.</source>
        <translation>
            <numerusform>%n post copied as a draft.</numerusform>
            <numerusform>%n posts copied as drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarModel</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>Milliseconds in which news is gathered before the span is read again.</extracomment>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free slot(s)</source>
        <translation>
            <numerusform>%n free slot</numerusform>
            <numerusform>%n free slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignActs</name>
    <message numerus="yes">
        <source>%n post(s) belong to “%1” now</source>
        <translation>
            <numerusform>%n post belongs to “%1” now</numerusform>
            <numerusform>%n posts belong to “%1” now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) taken in</source>
        <translation>
            <numerusform>%n reading taken in</numerusform>
            <numerusform>%n readings taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CampaignForm</name>
    <message numerus="yes">
        <source>%n post(s) of the calendar belong to it.</source>
        <translation>
            <numerusform>%n post of the calendar belongs to it.</numerusform>
            <numerusform>%n posts of the calendar belong to it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChannelActs</name>
    <message numerus="yes">
        <source>%n planned post(s) on it will not go out; the texts stay.</source>
        <translation>
            <numerusform>One planned post on it will not go out; the text stays.</numerusform>
            <numerusform>%n planned posts on it will not go out; the texts stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>One channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>one connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) repair</source>
        <translation>
            <numerusform>one needs repair</numerusform>
            <numerusform>%n need repair</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for the keyring</source>
        <translation>
            <numerusform>%n waits for the keyring</numerusform>
            <numerusform>%n wait for the keyring</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientButton</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContestActs</name>
    <message numerus="yes">
        <source>%n entry(ies) removed</source>
        <translation>
            <numerusform>%n entry removed</numerusform>
            <numerusform>%n entries removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n picture(s) without alt text</source>
        <translation>
            <numerusform>%n picture without alt text</numerusform>
            <numerusform>%n pictures without alt text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without art</source>
        <translation>
            <numerusform>%n post without art</numerusform>
            <numerusform>%n posts without art</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s)</source>
        <translation>
            <numerusform>on %n day</numerusform>
            <numerusform>on %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idea(s)</source>
        <extracomment>The icon of what something became, by the first word of its link.</extracomment>
        <translation>
            <numerusform>%n idea</numerusform>
            <numerusform>%n ideas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objective(s)</source>
        <translation>
            <numerusform>%n objective</numerusform>
            <numerusform>%n objectives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) on %1</source>
        <translation>
            <numerusform>%n review on %1</numerusform>
            <numerusform>%n reviews on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a reply</source>
        <translation>
            <numerusform>%n without a reply</numerusform>
            <numerusform>%n without a reply</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n month(s)</source>
        <translation>
            <numerusform>last month</numerusform>
            <numerusform>last %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) not looked at</source>
        <translation>
            <numerusform>%n point not looked at</numerusform>
            <numerusform>%n points not looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) filled in</source>
        <translation>
            <numerusform>%n figure filled in</numerusform>
            <numerusform>%n figures filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n typed by hand stay(s)</source>
        <translation>
            <numerusform>%n typed by hand stays</numerusform>
            <numerusform>%n typed by hand stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) count</source>
        <translation>
            <numerusform>%n entry counts</numerusform>
            <numerusform>%n entries count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n win(s)</source>
        <translation>
            <numerusform>%n wins</numerusform>
            <numerusform>%n win</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n substitute(s)</source>
        <translation>
            <numerusform>%n substitute</numerusform>
            <numerusform>%n substitutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entry(ies)</source>
        <translation>
            <numerusform>%n new entry</numerusform>
            <numerusform>%n new entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside of the dates</source>
        <translation>
            <numerusform>%n outside of the dates</numerusform>
            <numerusform>%n outside of the dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: look for a name to see them</source>
        <translation>
            <numerusform>%n more: look for a name to see it</numerusform>
            <numerusform>%n more: look for a name to see them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) over</source>
        <translation>
            <numerusform>%1: %n point over</numerusform>
            <numerusform>%1: %n points over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) short</source>
        <translation>
            <numerusform>%1: %n point short</numerusform>
            <numerusform>%1: %n points short</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promotion(s) over the ceiling</source>
        <translation>
            <numerusform>%n promotion over the ceiling</numerusform>
            <numerusform>%n promotions over the ceiling</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: none yet, %n post(s) missing</source>
        <translation>
            <numerusform>%1: none yet, %n post missing</numerusform>
            <numerusform>%1: none yet, %n posts missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>What goes again with &quot;Send the 2 again…&quot;. What the client can still say something to.</extracomment>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved</source>
        <translation>
            <numerusform>%n approved</numerusform>
            <numerusform>%n approved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) asked</source>
        <translation>
            <numerusform>%n change asked</numerusform>
            <numerusform>%n changes asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without answer</source>
        <translation>
            <numerusform>%n without answer</numerusform>
            <numerusform>%n without answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n withdrawn</numerusform>
            <numerusform>%n withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waiting for %n day(s)</source>
        <translation>
            <numerusform>waiting for %n day</numerusform>
            <numerusform>waiting for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to withdrawn posts left out.</source>
        <translation>
            <numerusform>%n answer to a withdrawn post left out.</numerusform>
            <numerusform>%n answers to withdrawn posts left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) changed since</source>
        <extracomment>What of a line is written in which column; the others open the post. Which cells of a delivery stand in which column.</extracomment>
        <translation>
            <numerusform>%n cell changed since</numerusform>
            <numerusform>%n cells changed since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n reference</numerusform>
            <numerusform>%n references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waits for art in %n place(s)</source>
        <translation>
            <numerusform>waits for art in %n place</numerusform>
            <numerusform>waits for art in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) that wait for art become “in design”.</source>
        <translation>
            <numerusform>%n post that waits for art becomes “in design”.</numerusform>
            <numerusform>%n posts that wait for art become “in design”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were more than there are posts</source>
        <translation>
            <numerusform>%n row was more than there are posts</numerusform>
            <numerusform>%n rows were more than there are posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayBox</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message numerus="yes">
        <source>%n publication(s) selected</source>
        <translation>
            <numerusform>%n publication selected</numerusform>
            <numerusform>%n publications selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %n again…</source>
        <translation>
            <numerusform>Send %n again…</numerusform>
            <numerusform>Send the %n again…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosisSection</name>
    <message numerus="yes">
        <source>%n thing(s) need you.</source>
        <translation>
            <numerusform>%n thing needs you.</numerusform>
            <numerusform>%n things need you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message numerus="yes">
        <source>%n publication(s) written to %1</source>
        <translation>
            <numerusform>One publication written to %1</numerusform>
            <numerusform>%n publications written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DragTip</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message numerus="yes">
        <source>A new post with %n file(s).</source>
        <translation>
            <numerusform>A new post with %n file.</numerusform>
            <numerusform>A new post with %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ended</name>
    <message numerus="yes">
        <source>%n more wait(s) for you</source>
        <translation>
            <numerusform>%n more waits for you</numerusform>
            <numerusform>%n more wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message numerus="yes">
        <source>%n post(s) will not go out if you quit</source>
        <translation>
            <numerusform>%n post will not go out if you quit</numerusform>
            <numerusform>%n posts will not go out if you quit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Expiring</name>
    <message numerus="yes">
        <source>The access to %1 ends in %n day(s)</source>
        <translation>
            <numerusform>The access to %1 ends in %n day</numerusform>
            <numerusform>The access to %1 ends in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n post(s) written to %1</source>
        <translation>
            <numerusform>%n post written to %1</numerusform>
            <numerusform>%n posts written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not there</source>
        <translation>
            <numerusform>%n file was not there</numerusform>
            <numerusform>%n files were not there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoodHours</name>
    <message numerus="yes">
        <source>from %n post(s) of yours</source>
        <extracomment>Milliseconds in which news is gathered: numbers come in hundreds.</extracomment>
        <translation>
            <numerusform>from %n post of yours</numerusform>
            <numerusform>from %n posts of yours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handing</name>
    <message numerus="yes">
        <source>%n ad(s) written to “%1”</source>
        <translation>
            <numerusform>%n ad written to “%1”</numerusform>
            <numerusform>%n ads written to “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Holding</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n published</numerusform>
            <numerusform>%n published</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdeaModel</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n line(s) will be taken in.</source>
        <translation>
            <numerusform>%n line will be taken in.</numerusform>
            <numerusform>%n lines will be taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are left out.</source>
        <translation>
            <numerusform>%n line is left out.</numerusform>
            <numerusform>%n lines are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n reading(s) in</source>
        <translation>
            <numerusform>Take %n reading in</numerusform>
            <numerusform>Take %n readings in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be put right</source>
        <translation>
            <numerusform>%n to be put right</numerusform>
            <numerusform>%n to be put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Schedule the %n that were scheduled</source>
        <translation>
            <numerusform>Schedule the one that was scheduled</numerusform>
            <numerusform>Schedule the %n that were scheduled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the %n wrong row(s)…</source>
        <translation>
            <numerusform>Save the wrong row…</numerusform>
            <numerusform>Save the %n wrong rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n post(s)</source>
        <translation>
            <numerusform>Import %n post</numerusform>
            <numerusform>Import %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n key date(s)</source>
        <translation>
            <numerusform>%1 and %n key date</numerusform>
            <numerusform>%1 and %n key dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n key date(s)</source>
        <translation>
            <numerusform>Import %n key date</numerusform>
            <numerusform>Import %n key dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) imported</source>
        <translation>
            <numerusform>%n post imported</numerusform>
            <numerusform>%n posts imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key date(s)</source>
        <translation>
            <numerusform>%n key date</numerusform>
            <numerusform>%n key dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scheduled</source>
        <translation>
            <numerusform>%n scheduled</numerusform>
            <numerusform>%n scheduled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept as drafts</source>
        <translation>
            <numerusform>%n kept as a draft</numerusform>
            <numerusform>%n kept as drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n row written to %1</numerusform>
            <numerusform>%n rows written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>No reading for %n day(s)</source>
        <translation>
            <numerusform>No reading for %n day</numerusform>
            <numerusform>No reading for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyDateActs</name>
    <message numerus="yes">
        <source>%n post(s) still stand on it.</source>
        <translation>
            <numerusform>%n post still stands on it.</numerusform>
            <numerusform>%n posts still stand on it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key date(s) show again.</source>
        <translation>
            <numerusform>%n key date shows again.</numerusform>
            <numerusform>%n key dates show again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyringAgain</name>
    <message numerus="yes">
        <source>The keyring is open; %n channel(s) go(es) on</source>
        <translation>
            <numerusform>The keyring is open; %n channel goes on</numerusform>
            <numerusform>The keyring is open; %n channels go on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message numerus="yes">
        <source>Automatic · %n request(s)</source>
        <translation>
            <numerusform>Automatic · %n request</numerusform>
            <numerusform>Automatic · %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MediaStep</name>
    <message numerus="yes">
        <source>Drag the picture(s) to the site</source>
        <translation>
            <numerusform>Drag the picture to the site</numerusform>
            <numerusform>Drag the pictures to the site</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Drag the file(s) to the site</source>
        <translation>
            <numerusform>Drag the file to the site</numerusform>
            <numerusform>Drag the files to the site</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message numerus="yes">
        <source>%n too many</source>
        <extracomment>Share of the limit from which a counter is shown in the warning colour (SCREENS 5.3).</extracomment>
        <translation>
            <numerusform>%n too many</numerusform>
            <numerusform>%n too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MixMeter</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MixWords</name>
    <message numerus="yes">
        <source>%1: %n point(s) over</source>
        <translation>
            <numerusform>%1: %n point over</numerusform>
            <numerusform>%1: %n points over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n point(s) short</source>
        <translation>
            <numerusform>%1: %n point short</numerusform>
            <numerusform>%1: %n points short</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n post(s) more</source>
        <translation>
            <numerusform>%1: %n post more</numerusform>
            <numerusform>%1: %n posts more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Few posts: each is worth %n point(s)</source>
        <translation>
            <numerusform>Few posts: each is worth %n point</numerusform>
            <numerusform>Few posts: each is worth %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without a pillar</source>
        <translation>
            <numerusform>%n post without a pillar</numerusform>
            <numerusform>%n posts without a pillar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n point(s) over its goal.</source>
        <translation>
            <numerusform>%1 is %n point over its goal.</numerusform>
            <numerusform>%1 is %n points over its goal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n point(s) below its goal.</source>
        <translation>
            <numerusform>%1 is %n point below its goal.</numerusform>
            <numerusform>%1 is %n points below its goal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is short of %n post(s).</source>
        <translation>
            <numerusform>%1 is short of %n post.</numerusform>
            <numerusform>%1 is short of %n posts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Promotion is %1 of the posts; at most %2 was agreed: %n post(s) too many.</source>
        <translation>
            <numerusform>Promotion is %1 of the posts; at most %2 was agreed: %n post too many.</numerusform>
            <numerusform>Promotion is %1 of the posts; at most %2 was agreed: %n posts too many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With so few posts each is worth %n point(s): look at whole posts.</source>
        <translation>
            <numerusform>With so few posts each is worth %n point: look at whole posts.</numerusform>
            <numerusform>With so few posts each is worth %n points: look at whole posts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without a pillar are not counted.</source>
        <translation>
            <numerusform>%n post without a pillar is not counted.</numerusform>
            <numerusform>%n posts without a pillar are not counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthCounted</name>
    <message numerus="yes">
        <source>%n not scheduled yet</source>
        <translation>
            <numerusform>%n not scheduled yet</numerusform>
            <numerusform>%n not scheduled yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) with pictures without alt text</source>
        <translation>
            <numerusform>%n post with a picture without alt text</numerusform>
            <numerusform>%n posts with pictures without alt text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedsPane</name>
    <message numerus="yes">
        <source>%n thing(s) put off until tomorrow.</source>
        <translation>
            <numerusform>%n thing put off until tomorrow.</numerusform>
            <numerusform>%n things put off until tomorrow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n to fix</source>
        <translation>
            <numerusform>%n to fix</numerusform>
            <numerusform>%n to fix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Length on %n channel(s)</source>
        <translation>
            <numerusform>Length on %n channel</numerusform>
            <numerusform>Length on %n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n post(s) came due while nobody could send them.</source>
        <translation>
            <numerusform>%n post came due while nobody could send it.</numerusform>
            <numerusform>%n posts came due while nobody could send them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passwords and tokens of %n channel(s) cannot be read.</source>
        <translation>
            <numerusform>The password or token of %n channel cannot be read.</numerusform>
            <numerusform>The passwords and tokens of %n channels cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>%n post(s) go out soon</source>
        <translation>
            <numerusform>One post goes out soon</numerusform>
            <numerusform>%n posts go out soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) for you to publish</source>
        <translation>
            <numerusform>One post for you to publish</numerusform>
            <numerusform>%n posts for you to publish</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) are out</source>
        <translation>
            <numerusform>One post is out</numerusform>
            <numerusform>%n posts are out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) missed their time</source>
        <translation>
            <numerusform>One post missed its time</numerusform>
            <numerusform>%n posts missed their time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) were not published</source>
        <translation>
            <numerusform>One post was not published</numerusform>
            <numerusform>%n posts were not published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s): nobody knows whether they are out</source>
        <translation>
            <numerusform>One post: nobody knows whether it is out</numerusform>
            <numerusform>%n posts: nobody knows whether they are out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectiveActs</name>
    <message numerus="yes">
        <source>%n objective(s) added</source>
        <translation>
            <numerusform>%n objective added</numerusform>
            <numerusform>%n objectives added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectivesModel</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n KPI(s)</source>
        <translation>
            <numerusform>%n KPI</numerusform>
            <numerusform>%n KPIs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObjectivesPage</name>
    <message numerus="yes">
        <source>%n change(s) since</source>
        <translation>
            <numerusform>%n change since</numerusform>
            <numerusform>%n changes since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Peek</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to put right</source>
        <translation>
            <numerusform>%n thing to put right</numerusform>
            <numerusform>%n things to put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaActs</name>
    <message numerus="yes">
        <source>%n answer(s) saved as replies</source>
        <translation>
            <numerusform>%n answer saved as a reply</numerusform>
            <numerusform>%n answers saved as replies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaEffects</name>
    <message numerus="yes">
        <source>%n ad set(s) are aimed at them</source>
        <translation>
            <numerusform>%n ad set is aimed at them</numerusform>
            <numerusform>%n ad sets are aimed at them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaForm</name>
    <message numerus="yes">
        <source>Save %n answer(s) as replies</source>
        <translation>
            <numerusform>Save %n answer as a reply</numerusform>
            <numerusform>Save %n answers as replies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonaHead</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message numerus="yes">
        <source>%n post(s) chosen</source>
        <translation>
            <numerusform>%n post chosen</numerusform>
            <numerusform>%n posts chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacementButton</name>
    <message numerus="yes">
        <source>%n placement(s)</source>
        <translation>
            <numerusform>%n placement</numerusform>
            <numerusform>%n placements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanChanges</name>
    <message numerus="yes">
        <source>plan of %n post(s)</source>
        <translation>
            <numerusform>plan of %n post</numerusform>
            <numerusform>plan of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the calendar, to be written.</source>
        <translation>
            <numerusform>%n place in the calendar, to be written.</numerusform>
            <numerusform>%n places in the calendar, to be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left: the time has passed or is taken.</source>
        <translation>
            <numerusform>%n left: its time has passed or is taken.</numerusform>
            <numerusform>%n left: their times have passed or are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) stay: somebody has written in them.</source>
        <translation>
            <numerusform>%n post stays: somebody has written in it.</numerusform>
            <numerusform>%n posts stay: somebody has written in them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanMeter</name>
    <message numerus="yes">
        <source>%n post(s) in all</source>
        <translation>
            <numerusform>%n post in all</numerusform>
            <numerusform>%n posts in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message numerus="yes">
        <source>Put %n post(s) in the calendar</source>
        <translation>
            <numerusform>Put %n post in the calendar</numerusform>
            <numerusform>Put %n posts in the calendar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put in %n</source>
        <translation>
            <numerusform>Put in %n</numerusform>
            <numerusform>Put in %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message numerus="yes">
        <source>%n proposed post(s)</source>
        <translation>
            <numerusform>%n proposed post</numerusform>
            <numerusform>%n proposed posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that stand there</source>
        <translation>
            <numerusform>%n that stands there</numerusform>
            <numerusform>%n that stand there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTab</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostActs</name>
    <message numerus="yes">
        <source>status of %n post(s)</source>
        <translation>
            <numerusform>status of %n post</numerusform>
            <numerusform>status of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scheduling of %n post(s)</source>
        <translation>
            <numerusform>scheduling of %n post</numerusform>
            <numerusform>scheduling of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) go out there too.</source>
        <translation>
            <numerusform>The post goes out there too.</numerusform>
            <numerusform>%n posts go out there too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) do not go out there any more.</source>
        <translation>
            <numerusform>The post does not go out there any more.</numerusform>
            <numerusform>%n posts do not go out there any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>channels of %n post(s)</source>
        <translation>
            <numerusform>channels of %n post</numerusform>
            <numerusform>channels of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s): %1.</source>
        <translation>
            <numerusform>%n post: %1.</numerusform>
            <numerusform>%n posts: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostList</name>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>%n reaction</numerusform>
            <numerusform>%n reactions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Products</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishHeader</name>
    <message numerus="yes">
        <source>%n send(s) this month</source>
        <translation>
            <numerusform>1 send this month</numerusform>
            <numerusform>%n sends this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pushing</name>
    <message numerus="yes">
        <source>%n post(s) of this pillar behind it</source>
        <translation>
            <numerusform>%n post of this pillar behind it</numerusform>
            <numerusform>%n posts of this pillar behind it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n thing(s) need you, each channel counted</source>
        <translation>
            <numerusform>%n thing needs you, each channel counted</numerusform>
            <numerusform>%n things need you, each channel counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them need you</source>
        <translation>
            <numerusform>%n of them needs you</numerusform>
            <numerusform>%n of them need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingList</name>
    <message numerus="yes">
        <source>%n click(s)</source>
        <translation>
            <numerusform>%n click</numerusform>
            <numerusform>%n clicks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message numerus="yes">
        <source>%n more come(s) after these.</source>
        <translation>
            <numerusform>%n more comes after these.</numerusform>
            <numerusform>%n more come after these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) came due while nobody could send them</source>
        <translation>
            <numerusform>One post came due while nobody could send it</numerusform>
            <numerusform>%n posts came due while nobody could send them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) came due while your computer slept</source>
        <translation>
            <numerusform>One post came due while your computer slept</numerusform>
            <numerusform>%n posts came due while your computer slept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) came due while smdesk was off</source>
        <translation>
            <numerusform>One post came due while smdesk was off</numerusform>
            <numerusform>%n posts came due while smdesk was off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply the %n decision(s)</source>
        <translation>
            <numerusform>Apply the decision</numerusform>
            <numerusform>Apply the %n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n stay(s) on hold</source>
        <translation>
            <numerusform>It stays on hold</numerusform>
            <numerusform>The %n stay on hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) applied</source>
        <translation>
            <numerusform>One decision applied</numerusform>
            <numerusform>%n decisions applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) marked as published</source>
        <translation>
            <numerusform>%n post marked as published</numerusform>
            <numerusform>%n posts marked as published</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepeatFields</name>
    <message numerus="yes">
        <source>day(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>week(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>week</numerusform>
            <numerusform>weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>month(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>month</numerusform>
            <numerusform>months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>year(s)</source>
        <comment>of a repetition</comment>
        <translation>
            <numerusform>year</numerusform>
            <numerusform>years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n day(s)</source>
        <translation>
            <numerusform>Every day</numerusform>
            <numerusform>Every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n week(s)</source>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n month(s)</source>
        <translation>
            <numerusform>Every month</numerusform>
            <numerusform>Every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n year(s)</source>
        <translation>
            <numerusform>Every year</numerusform>
            <numerusform>Every %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchedulerPopover</name>
    <message numerus="yes">
        <source>%n post(s) wait for your decision</source>
        <translation>
            <numerusform>%n post waits for your decision</numerusform>
            <numerusform>%n posts wait for your decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesActs</name>
    <message numerus="yes">
        <source>Move %n post(s) that come(s) back</source>
        <translation>
            <numerusform>Move %n post that comes back</numerusform>
            <numerusform>Move %n posts that come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move of %n post(s)</source>
        <translation>
            <numerusform>move of %n post</numerusform>
            <numerusform>move of %n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) moved.</source>
        <translation>
            <numerusform>%n post moved.</numerusform>
            <numerusform>%n posts moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) of the series moved.</source>
        <translation>
            <numerusform>%n time of the series moved.</numerusform>
            <numerusform>%n times of the series moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n post(s) that come(s) back</source>
        <translation>
            <numerusform>Leave out %n post that comes back</numerusform>
            <numerusform>Leave out %n posts that come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>leaving out of %n post(s)</source>
        <translation>
            <numerusform>leaving out of %n post</numerusform>
            <numerusform>leaving out of %n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n setting found</numerusform>
            <numerusform>%n settings found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetActs</name>
    <message numerus="yes">
        <source>%n post(s) need art</source>
        <translation>
            <numerusform>%n post needs art</numerusform>
            <numerusform>%n posts need art</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) need no art</source>
        <translation>
            <numerusform>%n post needs no art</numerusform>
            <numerusform>%n posts need no art</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlotDialog</name>
    <message numerus="yes">
        <source>%n time(s) a week</source>
        <translation>
            <numerusform>One time a week</numerusform>
            <numerusform>%n times a week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n post(s) wait for your decision</source>
        <translation>
            <numerusform>%n post waits for your decision</numerusform>
            <numerusform>%n posts wait for your decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n business</source>
        <translation>
            <numerusform>%n business</numerusform>
            <numerusform>%n business</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n engagement</source>
        <translation>
            <numerusform>%n engagement</numerusform>
            <numerusform>%n engagement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vanity</source>
        <translation>
            <numerusform>%n vanity</numerusform>
            <numerusform>%n vanity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ahead</source>
        <translation>
            <numerusform>%n ahead</numerusform>
            <numerusform>%n ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on pace</source>
        <translation>
            <numerusform>%n on pace</numerusform>
            <numerusform>%n on pace</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without enough data</source>
        <translation>
            <numerusform>%n without enough data</numerusform>
            <numerusform>%n without enough data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryTab</name>
    <message numerus="yes">
        <source>%n thing(s) written in the dossier</source>
        <translation>
            <numerusform>%n thing written in the dossier</numerusform>
            <numerusform>%n things written in the dossier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message numerus="yes">
        <source>%n post(s) today</source>
        <translation>
            <numerusform>%n post today</numerusform>
            <numerusform>%n posts today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n today</source>
        <comment>posts</comment>
        <translation>
            <numerusform>%n today</numerusform>
            <numerusform>%n today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message numerus="yes">
        <source>%n more were not attached: %1</source>
        <translation>
            <numerusform>%n more was not attached: %1</numerusform>
            <numerusform>%n more were not attached: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) will belong to it.</source>
        <translation>
            <numerusform>%n post will belong to it.</numerusform>
            <numerusform>%n posts will belong to it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayBody</name>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n published</numerusform>
            <numerusform>%n published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due now</source>
        <translation>
            <numerusform>%n due now</numerusform>
            <numerusform>%n due now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go</source>
        <translation>
            <numerusform>%n to go</numerusform>
            <numerusform>%n to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not scheduled</source>
        <translation>
            <numerusform>%n not scheduled</numerusform>
            <numerusform>%n not scheduled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without art</source>
        <translation>
            <numerusform>%n without art</numerusform>
            <numerusform>%n without art</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayHeader</name>
    <message numerus="yes">
        <source>%n post(s) today</source>
        <translation>
            <numerusform>%n post today</numerusform>
            <numerusform>%n posts today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you</source>
        <translation>
            <numerusform>%n thing needs you</numerusform>
            <numerusform>%n things need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n post(s) wait for you</source>
        <translation>
            <numerusform>One post waits for you</numerusform>
            <numerusform>%n posts wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <extracomment>Milliseconds after the last key; pixels at 100 %.</extracomment>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>At this rate it is gone on %1, %n day(s) early.</source>
        <translation>
            <numerusform>At this rate it is gone on %1, %n day early.</numerusform>
            <numerusform>At this rate it is gone on %1, %n days early.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <extracomment>A token that ends within this time is told of (SCREENS 5.6). The fact that holds Telegram&apos;s group of a channel.</extracomment>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
</TS>
