<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Lab</name>
    <message numerus="yes">
        <source>Make %Ln step(s) to see their numbers here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sweep</name>
    <message numerus="yes">
        <source>not within %Ln step(s)</source>
        <translation>
            <numerusform>not within %Ln step</numerusform>
            <numerusform>not within %Ln steps</numerusform>
        </translation>
    </message>
</context>
</TS>
