<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
