<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Beside</name>
    <message numerus="yes">
        <source>%Ln step(s) have the same bits in error and parameters, all rounded to {precision}.</source>
        <translation>
            <numerusform>%Ln step has the same bits in error and parameters, all rounded to {precision}.</numerusform>
            <numerusform>%Ln steps have the same bits in error and parameters, all rounded to {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) have the same bits in error and parameters.</source>
        <translation>
            <numerusform>%Ln step has the same bits in error and parameters.</numerusform>
            <numerusform>%Ln steps have the same bits in error and parameters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) have the same bits in error, gradients and parameters, all rounded to {precision}.</source>
        <translation>
            <numerusform>%Ln step has the same bits in error, gradients and parameters, all rounded to {precision}.</numerusform>
            <numerusform>%Ln steps have the same bits in error, gradients and parameters, all rounded to {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) have the same bits in error, gradients and parameters.</source>
        <translation>
            <numerusform>%Ln step has the same bits in error, gradients and parameters.</numerusform>
            <numerusform>%Ln steps have the same bits in error, gradients and parameters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are first more than %Ln ulp(s) apart here:</source>
        <translation>
            <numerusform>More than %Ln ulp apart they are first here:</numerusform>
            <numerusform>More than %Ln ulps apart they are first here:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} is {mine} here and {theirs} there, %Ln ulp(s) apart.</source>
        <translation>
            <numerusform>{name} is {mine} here and {theirs} there, %Ln ulp apart.</numerusform>
            <numerusform>{name} is {mine} here and {theirs} there, %Ln ulps apart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message numerus="yes">
        <source>Only the first %Ln step(s) are compared.</source>
        <translation>
            <numerusform>Only the first %Ln step is compared.</numerusform>
            <numerusform>Only the first %Ln steps are compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message numerus="yes">
        <source>the same new {0} in {1} as {2}</source>
        <translation>
            <numerusform>the same new {0} in {1} as {2}</numerusform>
            <numerusform>the same new {0} in {1} as {2}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>inputs has %Ln name(s) for {columns}.</source>
        <translation>
            <numerusform>inputs has %Ln name for {columns}.</numerusform>
            <numerusform>inputs has %Ln names for {columns}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} has %Ln value(s), and y has {samples}.</source>
        <translation>
            <numerusform>{name} has %Ln value, and y has {samples}.</numerusform>
            <numerusform>{name} has %Ln values, and y has {samples}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message numerus="yes">
        <source>%Ln step(s) computed again, with the same bits.</source>
        <translation>
            <numerusform>%Ln step computed again, with the same bits.</numerusform>
            <numerusform>%Ln steps computed again, with the same bits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine gets different bits: they are the same up to step {same}, and in step {step} {column} differs by %Ln ulp(s).</source>
        <translation>
            <numerusform>This machine gets other bits: they are the same up to step {same}, and in step {step} {column} differs by %Ln ulp.</numerusform>
            <numerusform>This machine gets other bits: they are the same up to step {same}, and in step {step} {column} differs by %Ln ulps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message numerus="yes">
        <source>{ways} [computes|compute] in float64, whatever is chosen, and [is|are] rounded to {precision} only to be compared.</source>
        <translation>
            <numerusform>{ways} computes in float64, whatever is chosen, and is rounded to {precision} only to be compared.</numerusform>
            <numerusform>{ways} compute in float64, whatever is chosen, and are rounded to {precision} only to be compared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>Before that it had grown for %Ln step(s) in a row, from about {first} to about {last}: the steps go too far, as with a learning rate that is too large.</source>
        <translation>
            <numerusform>It had grown in %Ln step one after the other before, from about {first} to about {last}: the steps go too far, as with a learning rate that is too large.</numerusform>
            <numerusform>It had grown in %Ln steps one after the other before, from about {first} to about {last}: the steps go too far, as with a learning rate that is too large.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln pin(s)</source>
        <translation>
            <numerusform>%Ln pin</numerusform>
            <numerusform>%Ln pins</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message numerus="yes">
        <source>Make %Ln step(s) to see their numbers here.</source>
        <translation>
            <numerusform>Make %Ln step to see its numbers here.</numerusform>
            <numerusform>Make %Ln steps to see their numbers here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearningRate</name>
    <message numerus="yes">
        <source>Sweep by {by}: of %Ln learning rate(s) tried, none has converged.</source>
        <translation>
            <numerusform>Sweep by {by}: of %Ln learning rate tried, none has converged.</numerusform>
            <numerusform>Sweep by {by}: of %Ln learning rates tried, none has converged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sweep by {by}: of %Ln learning rate(s) tried, one has converged: α {alpha}, at step {step}.</source>
        <translation>
            <numerusform>Sweep by {by}: of %Ln learning rate tried, one has converged: α {alpha}, at step {step}.</numerusform>
            <numerusform>Sweep by {by}: of %Ln learning rates tried, one has converged: α {alpha}, at step {step}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sweep by {by}: of %Ln learning rate(s) tried, {came} have converged, between α {least} and α {most}; soonest with α {alpha}, at step {step}.</source>
        <translation>
            <numerusform>Sweep by {by}: of %Ln learning rate tried, {came} have converged, between α {least} and α {most}; soonest with α {alpha}, at step {step}.</numerusform>
            <numerusform>Sweep by {by}: of %Ln learning rates tried, {came} have converged, between α {least} and α {most}; soonest with α {alpha}, at step {step}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Narration</name>
    <message numerus="yes">
        <source>Step {step} of {steps}: {E} {error}, {after}, {parameters} has not moved</source>
        <translation>
            <numerusform>Step {step} of {steps}: {E} {error}, {after}, {parameters} has not moved</numerusform>
            <numerusform>Step {step} of {steps}: {E} {error}, {after}, {parameters} have not moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnCode</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ran in {seconds} s in a process of its own · %Ln line(s) recorded</source>
        <translation>
            <numerusform>Ran in {seconds} s in a process of its own · %Ln line recorded</numerusform>
            <numerusform>Ran in {seconds} s in a process of its own · %Ln lines recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Running in a process of its own · %Ln line(s) recorded</source>
        <translation>
            <numerusform>Running in a process of its own · %Ln line recorded</numerusform>
            <numerusform>Running in a process of its own · %Ln lines recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds {lost}, which no name refers to</source>
        <translation>
            <numerusform>holds {lost}, which no name means</numerusform>
            <numerusform>holds {lost}, which no name means</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds {lost}, which no name refers to, and {names}</source>
        <translation>
            <numerusform>holds {lost}, which no name means, and {names}</numerusform>
            <numerusform>holds {lost}, which no name means, and {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>keeps %Ln node(s)</source>
        <translation>
            <numerusform>keeps %Ln node</numerusform>
            <numerusform>keeps %Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>output %Ln line(s)</source>
        <translation>
            <numerusform>output %Ln line</numerusform>
            <numerusform>output %Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>%Ln parameter</numerusform>
            <numerusform>%Ln parameters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>start has %Ln value(s) for {parameters}, {names}.</source>
        <translation>
            <numerusform>start has %Ln value for {parameters}, {names}.</numerusform>
            <numerusform>start has %Ln values for {parameters}, {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemForm</name>
    <message numerus="yes">
        <source>%Ln sample(s). First row: names, if any; last column: y</source>
        <translation>
            <numerusform>%Ln sample. First row: names, if any; last column: y</numerusform>
            <numerusform>%Ln samples. First row: names, if any; last column: y</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message numerus="yes">
        <source>α = 0: {parameters} never [moves|move].</source>
        <translation>
            <numerusform>α = 0: {parameters} never moves.</numerusform>
            <numerusform>α = 0: {parameters} never move.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%Ln step(s) in {precision}: {title}</source>
        <translation>
            <numerusform>%Ln step in {precision}: {title}</numerusform>
            <numerusform>%Ln steps in {precision}: {title}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message numerus="yes">
        <source>{name} must be %Ln number(s), such as {example}, but is {value}.</source>
        <translation>
            <numerusform>{name} must be %Ln number, such as {example}, but is {value}.</numerusform>
            <numerusform>{name} must be %Ln numbers, such as {example}, but is {value}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln sample</numerusform>
            <numerusform>%Ln samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s), with f({input}) drawn through them.</source>
        <translation>
            <numerusform>%Ln sample, with f({input}) drawn through them.</numerusform>
            <numerusform>%Ln samples, with f({input}) drawn through them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shares add up to {value} but for %Ln ulp(s) of {precision}. That this is rounding alone is not proved.</source>
        <translation>
            <numerusform>The shares add up to {value} but for %Ln ulp of {precision}. That this is rounding alone is not proved.</numerusform>
            <numerusform>The shares add up to {value} but for %Ln ulps of {precision}. That this is rounding alone is not proved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shares add up to {value}, but for rounding: %Ln ulp(s) of {precision}.</source>
        <translation>
            <numerusform>The shares add up to {value}, but for rounding: %Ln ulp of {precision}.</numerusform>
            <numerusform>The shares add up to {value}, but for rounding: %Ln ulps of {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} but for %Ln ulp(s)</source>
        <translation>
            <numerusform>{name} but for %Ln ulp</numerusform>
            <numerusform>{name} but for %Ln ulps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShownPins</name>
    <message numerus="yes">
        <source>Steps now has columns that compare new {0} with “{1}”.</source>
        <translation>
            <numerusform>In Steps there are columns now that compare new {0} with “{1}”.</numerusform>
            <numerusform>In Steps there are columns now that compare new {0} with “{1}”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShownRecovery</name>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln step</numerusform>
            <numerusform>%Ln steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stop</name>
    <message numerus="yes">
        <source>Fixed point at step {step}: the gradient is 0, so {where} [stays|stay].</source>
        <translation>
            <numerusform>Fixed point at step {step}: the gradient is 0, so {where} stays.</numerusform>
            <numerusform>Fixed point at step {step}: the gradient is 0, so {where} stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: {where} [stays|stay], although {gradient}: the code does not subtract α times that.</source>
        <translation>
            <numerusform>Fixed point at step {step}: {where} stays, although {gradient}: the code does not subtract α times that.</numerusform>
            <numerusform>Fixed point at step {step}: {where} stay, although {gradient}: the code does not subtract α times that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: {where} no longer [changes|change] in {precision}.</source>
        <translation>
            <numerusform>Fixed point at step {step}: {where} no longer changes in {precision}.</numerusform>
            <numerusform>Fixed point at step {step}: {where} no longer change in {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: α is 0, so {where} [stays|stay].</source>
        <translation>
            <numerusform>Fixed point at step {step}: α is 0, so {where} stays.</numerusform>
            <numerusform>Fixed point at step {step}: α is 0, so {where} stay.</numerusform>
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
    <message numerus="yes">
        <source>{done} of %Ln learning rate(s) tried</source>
        <translation>
            <numerusform>{done} of %Ln learning rate tried</numerusform>
            <numerusform>{done} of %Ln learning rates tried</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message numerus="yes">
        <source>{function} on a tensor, a graph of {nodes} node(s)</source>
        <translation>
            <numerusform>{function} on a tensor, a graph of {nodes} node</numerusform>
            <numerusform>{function} on a tensor, a graph of {nodes} nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{function} on {name}, a graph of {nodes} node(s)</source>
        <translation>
            <numerusform>{function} on {name}, a graph of {nodes} node</numerusform>
            <numerusform>{function} on {name}, a graph of {nodes} nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{function}, {nodes} node(s)</source>
        <translation>
            <numerusform>{function}, {nodes} node</numerusform>
            <numerusform>{function}, {nodes} nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} keeps a graph of {nodes} node(s) alive.</source>
        <translation>
            <numerusform>{name} keeps a graph of {nodes} node alive.</numerusform>
            <numerusform>{name} keeps a graph of {nodes} nodes alive.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>%Ln step(s)/s</source>
        <translation>
            <numerusform>%Ln step/s</numerusform>
            <numerusform>%Ln steps/s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>In all %Ln step(s), all numbers agree.</source>
        <translation>
            <numerusform>In all %Ln step, all numbers agree.</numerusform>
            <numerusform>In all %Ln steps, all numbers agree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In all %Ln step(s), new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In all %Ln step, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In all %Ln steps, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In all %Ln step(s), the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In all %Ln step, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In all %Ln steps, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) compared so far, all numbers agree.</source>
        <translation>
            <numerusform>In the %Ln step compared so far, all numbers agree.</numerusform>
            <numerusform>In the %Ln steps compared so far, all numbers agree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) compared so far, new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In the %Ln step compared so far, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In the %Ln steps compared so far, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) compared so far, the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In the %Ln step compared so far, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In the %Ln steps compared so far, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) that can be compared, all numbers agree.</source>
        <translation>
            <numerusform>In the %Ln step that can be compared, all numbers agree.</numerusform>
            <numerusform>In the %Ln steps that can be compared, all numbers agree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) that can be compared, new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In the %Ln step that can be compared, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In the %Ln steps that can be compared, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) that can be compared, the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In the %Ln step that can be compared, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In the %Ln steps that can be compared, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln step(s), all numbers agree.</source>
        <translation>
            <numerusform>In the first %Ln step, all numbers agree.</numerusform>
            <numerusform>In the first %Ln steps, all numbers agree.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln step(s), new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In the first %Ln step, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In the first %Ln steps, new {parameter} agrees; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln step(s), the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In the first %Ln step, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In the first %Ln steps, the new parameters agree; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of %Ln step, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of %Ln steps, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of %Ln step, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of %Ln steps, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of %Ln step, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of %Ln steps, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of %Ln step, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of %Ln steps, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of %Ln step, new {parameter} differs, most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of %Ln steps, new {parameter} differs, most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step compared so far, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps compared so far, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step compared so far, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps compared so far, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step compared so far, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps compared so far, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step compared so far, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps compared so far, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step compared so far, new {parameter} differs, most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps compared so far, new {parameter} differs, most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step that can be compared, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps that can be compared, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step that can be compared, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps that can be compared, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step that can be compared, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps that can be compared, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step that can be compared, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps that can be compared, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the %Ln step that can be compared, new {parameter} differs, most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the %Ln steps that can be compared, new {parameter} differs, most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the first %Ln step, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the first %Ln steps, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the first %Ln step, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the first %Ln steps, new parameters differ, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the first %Ln step, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the first %Ln steps, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the first %Ln step, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the first %Ln steps, new {parameter} differs, by rounding; most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} of the first %Ln step, new {parameter} differs, most in {step}, by {size}.</numerusform>
            <numerusform>In {count} of the first %Ln steps, new {parameter} differs, most in {step}, by {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{methods} give the same new {parameters}.</source>
        <translation>
            <numerusform>{methods} give the same new {parameters}.</numerusform>
            <numerusform>{methods} give the same new {parameters}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{method}&#xa0;computes in float64: the same new {parameters} in {precision} as {others}.</source>
        <translation>
            <numerusform>{method}&#xa0;computes in float64: the same new {parameters} in {precision} as {others}.</numerusform>
            <numerusform>{method}&#xa0;computes in float64: the same new {parameters} in {precision} as {others}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{method}&#xa0;computes in float64: the same new {parameters} in {precision}.</source>
        <translation>
            <numerusform>{method}&#xa0;computes in float64: the same new {parameters} in {precision}.</numerusform>
            <numerusform>{method}&#xa0;computes in float64: the same new {parameters} in {precision}.</numerusform>
        </translation>
    </message>
</context>
</TS>
