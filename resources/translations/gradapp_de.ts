<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About gradapp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The icon of gradapp: a ball on a parabola</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradapp makes one idea visible: the same gradient-descent step, written four ways with more and more of PyTorch, gives the same result. Step through it on your own numbers, and see the code that runs, the values it holds and the ball on the parabola. gradapp is free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output of the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed when the step is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} = {value} after line {line}: the first value that is not finite.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Code of the method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number} has run: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;About gradapp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Animate steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close-up of the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Float this panel, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave the Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Logarithmic error axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move this panel to the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notebook&apos;s numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pinned runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why the methods agree or differ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the problem of the notebook: θ₀ = 1, x = 2, y = 3, α = 0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close gradapp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the equations of this step, with numbers in full precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected steps, or all, as tab-separated text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a slow step in parts, one after the other: tangent, arrow, move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain, on the numbers of this step, why the methods agree or differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the steps made and start again at θ₀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From panel to panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the line of code that ran before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the run from which you entered the Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to θ₀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to the line of code that runs next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go one step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the last step made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the pinned runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the step that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the code and its output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this run as it is, to compare others with it until the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are for stepping again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the panel that has the keyboard off the window, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List all commands with their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a number of steps at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make all text larger, for a projector, say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make all text smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make steps until θ no longer changes, the run diverges, or you pause it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the panel that has the keyboard to the column beyond the plots, or back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next control, the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of the log file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the descent, or pause it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panels back to their usual places, in their usual sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the first value, the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the next value, or move the ball</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset la&amp;yout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest&amp;art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run s&amp;teps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run until it &amp;stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;weep over α…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all text in its usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in how many steps learning rates from small to large converge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the error of the steps on a logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sta&amp;rt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo zooming and moving of the plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in and out, show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in on the step instead of showing the whole descent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Comparing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare before the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to compare with: the other ways need PyTorch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln step(s) are compared.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This code has made no step to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be compared when PyTorch is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Four ways, one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>The step by each method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same new θ in {0} as {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>PyTorch can&apos;t be imported ({type}: {words}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EquationsView</name>
    <message>
        <source>E falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E rises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press → for the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step makes E larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step makes E smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened. gradapp goes on; the details say what it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradapp ended unexpectedly the last time it ran.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorPlot</name>
    <message>
        <source>Close-up of the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error  E(θ) = (θx − y)²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error curve E(θ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in on the step instead of showing the whole descent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag the ball to move θ₀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the code&apos;s gradient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Bounces for ever: α = 1/x²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs in the last bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diverges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No slope at all: x = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step is enough: α = 1/(2x²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uphill: α &lt; 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very slow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>0x…: the bits of a number, as Python&apos;s float.hex() writes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fused multiply-add would have given {0}, {1} away; this PyTorch, on this machine, rounds twice as the others do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All four ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E and dE/dθ are many ulp apart because f(x) − y is a small difference of numbers near {0}: one ulp there, the step to the neighbouring {1} number, is {2} ulp of f(x) − y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one method has made this step, so there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0}, compared in {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new θ of {0} comes from neither one nor two roundings of θ − α·dE/dθ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update differs: {0} rounded α·dE/dθ and then the difference; {1} multiplied and subtracted in one operation, a fused multiply-add, and rounded once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update of {0}, done again in {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They begin this step with different θ: they parted in step {0}, and each goes on from its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the update is rounded once or twice, the new θ is the same here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal after rounding to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given by none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounded once: a fused multiply-add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounded: two roundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same, rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} computes in float64, whatever is chosen, and is rounded to {1} only to be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} give the same E, dE/dθ and new θ, once they are rounded to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} give the same E, dE/dθ and new θ, to the last bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rounded once in the update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rounded twice in the update.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α · dE/dθ, exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ − that, exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ − α · dE/dθ, exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ by {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠ is between the two that are farthest apart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Copy selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy step, with all digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step, with numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≠  The code computes another number here than the equation gives.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>.grad before: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept for the way back: {0} = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaf: not computed from others; backward() adds its gradient to .grad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · leaf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{operation}: operand {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the graph as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the graph as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph smaller (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole graph (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} can&apos;t be written: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ values going forward   ↓ gradients coming back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Graph that autograd built</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>A gradient says what a very small change of θ does to E, and an integer can&apos;t change by a little. So only floating-point (and complex) tensors can require gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A warning, and θ goes to a wrong place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step 10, θ {here_theta}; with the right shapes θ {right_theta}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step 3, θ {here_theta}; method 1 has θ {right_theta}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute E from θ without detach() or .item() on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E has the same value as in method 2, E {right_error}, but there it has a grad_fn, and dE/dθ {right_gradient} comes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step is made with the gradient of the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both the same shape: y = torch.tensor([[y], [-y]]).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient without its 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half a gradient has the same sign, and is 0 at the same θ. This code does what correct code does with half the learning rate: a step multiplies the distance to θ* by 1 − αx² instead of 1 − 2αx². No error message tells you so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In step 1, loss {here_error} and θ.grad {here_gradient}; with the right shapes, loss {right_error} and θ.grad {right_gradient}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integer tensor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: no_grad() only saves time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab 7, correct  Shapes (2, 1) and (2, 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab {number}  {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln step(s) to see their numbers here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Make θ from a float: torch.tensor([θ_0], requires_grad=True).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step is made. Method 2 computes the same gradient, dE/dθ {right_gradient}, and goes on to θ {right_theta}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step is made. Method 2 makes θ from a float, and step 1 arrives at θ {right_theta}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes: MSELoss matches the shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes: detach() only makes a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes: step() clears θ.grad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the update under “with torch.no_grad():”, so that autograd does not record it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception at E.backward()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception at detach()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception at step()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception at the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception where θ is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch raises an exception: the shapes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch stretches both to the shape (2, 2), which is called broadcasting, and compares each prediction with each output. The best for both y and −y is their mean, 0: the loss has become θ²x² + y², and is least at θ = 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual detached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes (2, 1) and (2,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correct code has stopped before that step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient by hand is x (f(x) − y), without the factor 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new θ is the result of an operation (see its grad_fn), not a leaf. Autograd keeps gradients only for leaves, so its .grad is None, and PyTorch warns when it is read. The leaf still has its gradient, but no name refers to it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new θ itself is correct, the same as in method 2, θ {right_theta}: see Variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The residual is detached, and the error E is computed from what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as with -=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step by method 2 has dE/dθ {right_gradient} and goes on; this code has nothing to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update is θ = θ - α * θ.grad, which does not change θ but makes another tensor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update θ -= α * θ.grad is not inside torch.no_grad().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two pairs, (x, y) and (−x, −y), but MSELoss gets predictions of shape (2, 1) and outputs of shape (2,).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step {step} to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not the numbers of the question; with them, something else may happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update outside no_grad()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When θ reaches θ*, the sum is not 0 and carries θ past it: θ swings back and forth, with nothing to damp it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write θ -= α * θ.grad under torch.no_grad(): it changes the leaf in place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward() does not set θ.grad, it adds to it. Unless it is cleared, each step is made with the sum of the gradients of all steps so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detach() gives the same number without its history. For autograd, E then has nothing to do with θ: it has no grad_fn, and backward() has no way to go. With .item(), which gives a plain number, the way back is cut in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer.step() comes before E.backward(), just after zero_grad().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer.zero_grad() is missing before E.backward().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step() before backward()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero_grad() forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zero_grad() has set θ.grad to None, and step() silently skips what has no gradient. Then backward() finds the gradient, and the next zero_grad() throws it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ = θ − … instead of −=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ arrives at the same θ*, more slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ arrives at θ*, only sooner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ becomes a float in the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ diverges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ does not move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ goes the wrong way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ is a leaf: a tensor that was not computed from others, for which autograd keeps the gradient. Changed in place while autograd records, it would be the result of its own update. PyTorch refuses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ is made from an integer, with requires_grad=True.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ is rounded to an integer after each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ moves, but loses its gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ moves, but then it has no gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ never moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ stops at a wrong place, half as far away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ swings around θ* and does not come to rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ.grad is 0, so θ never moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ.grad {first} after step 1 and {second} after step 2, where method 3 has {right_gradient}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ.grad {here_gradient} at the end of step 1, and yet θ {here_theta} as before; method 3 has θ {right_theta}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabPanel</name>
    <message>
        <source>&amp;Show it without guessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said: {0}.
What happens: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>→ What happens:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Your prediction was right:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Your prediction was not right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningRatePanel</name>
    <message>
        <source>Show in how many steps learning rates from small to large converge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep over learning rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approaches the minimum {0} from both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approaches the minimum {0} from one side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrives at the minimum {0} in one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bounces around the minimum {0} for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct code leaves θ where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct code multiplies θ − θ* by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct code: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverges: each step lands farther away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each step leaves θ where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each step multiplies θ − θ* by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x = 0: E does not depend on θ, the gradient is 0 everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x² is too small to compute with: α has no scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α &lt; 0: climbs away from the minimum {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = 0: θ never moves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningRateStrip</name>
    <message>
        <source>Learning rate α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scale: x² is 0, or too small to compute with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α {0}; one step is enough at 1/(2x²) {1}; diverges above 1/x² {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>{before} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four ways, one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a panel first, by Tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method and problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step, with numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>1  Without PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Narration</name>
    <message>
        <source>Line {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start: θ₀ {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {E} {error}, new {theta} {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has not moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is as large as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, step 0 of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>{name} can&apos;t be {text}: nothing can be divided by 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could mean {one} or {other}: write one of them, not {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {length} characters: at most {longest} are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty: type a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is too small for float64: {text} would become 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number, but is {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be one number, but is {text}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A pin needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another pin is called “{}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {} pins, and no more can be told apart: remove one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinsPanel</name>
    <message>
        <source>Call this pin something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this run (Ctrl+P) to keep it, and compare others with it: in the plots, and step by step in Steps. Eight runs can be pinned, for as long as the window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pins last until the window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this pin&apos;s problem and method again, for as many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Steps how far each new θ is from this pin&apos;s, or stop showing it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotWords</name>
    <message>
        <source>Beside it: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E does not depend on θ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E is a parabola over θ, smallest at θ* {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E is too flat for its minimum to be computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From step {0} to step {1}: {2} at first, {3} at last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0} brought it there from θ {1}, where E {2} and {3} {4}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0} is looked at: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ball is at θ {0}, where E {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the code&apos;s gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ* {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>precision must be float32 or float64, but is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the input of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output that the model should predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the descent starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a finite number, but is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number, but is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must lie between {least} and {most}, but is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Bare Python computes in float64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch is still loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The floating-point format of the tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f(x) = θx      E = (f(x) − y)²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x = 0: the gradient is 0 everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α &lt; 0 climbs, and torch.optim.SGD (methods 3, 4) refuses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α &lt; 0: SGD (methods 3, 4) refuses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = 0: θ never moves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Line {line} is not Python: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source of “{method}” can&apos;t be read ({error}): the installation is incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text can&apos;t be compiled: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text does not define the function steps(…), which makes the steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yield in line {line} is a second one: a step is done in one place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yield in line {line} stands in no loop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps(…) has no yield: nothing says when a step is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Each step of this code depends on all steps before it, which must be made again to show it line by line. That is done up to step {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} can&apos;t be told line by line ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step {step}: one before it raised {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step {step}: the code ends before it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Copied the step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScientificSpinBox</name>
    <message>
        <source>from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownComparison</name>
    <message>
        <source>PyTorch is loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error in step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too far on to be compared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownLab</name>
    <message>
        <source>correct: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownLines</name>
    <message>
        <source>Autograd builds a new graph in each step: make a step to see one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autograd has recorded nothing in this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before this code: torch.set_default_dtype(torch.float64)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method 1 has no graph: it computes the gradient by hand, so there is nothing for autograd to record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python&apos;s numbers are float64, whichever precision is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps come too fast to be shown line by line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code has no graph: it computes the gradient by hand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownPins</name>
    <message>
        <source>Pinned as “{}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared in Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached the fixed point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped at the limit of steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped for want of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownRun</name>
    <message>
        <source>(θx − y)² has become larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(θx − y)² has become smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(θx − y)² is as large as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch is loading; method 1 works already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch {} ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ has not moved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownSweep</name>
    <message>
        <source>{0} in {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the fixed point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bouncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>Draw powers of ten at equal distances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E = 0 can&apos;t be shown on a logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {0}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} after each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} before each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>how many ulps of {0} lie between new θ of this run and of “{1}” ({2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new θ of this run minus that of “{}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Copied step {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied steps {0} to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No steps yet: press → to make the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no steps to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stop</name>
    <message>
        <source>Diverged at step {step}: {name} is {value}, no longer a finite number in {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended before step {step}: the code makes no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed point at step {step}: the gradient is 0, so θ = {theta} stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed point at step {step}: α is 0, so θ = {theta} stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed point at step {step}: θ = {theta} no longer changes in {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed point at step {step}: θ = {theta} stays, although {name} is {gradient}: the code&apos;s step does not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} could not be made ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} left no gradient: {name} is None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} raised {type}: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at step {step}: that is as many as are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before step {step}: there is not enough memory for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch.optim.SGD refuses a negative learning rate ({words}); methods 1 and 2 take it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sweep</name>
    <message>
        <source>Steps until |θ − θ*| is at most {0} ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a thousandth of |θ₀ − θ*|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converged at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by an error ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>not within %Ln step(s)</source>
        <translation>
            <numerusform>nicht in %Ln Schritt</numerusform>
            <numerusform>nicht in %Ln Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>raised an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stuck from step {0} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stuck where rounding stops θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theory: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theory: step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two units in the last place of θ*</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x = 0: the gradient is 0 everywhere, and no learning rate moves θ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x is so small that the learning rates worth trying are all above α = {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x² is too small to compute with: there is no learning rate worth trying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ₀ is already at θ* = {minimum}: there is no way left to go.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SweepPlot</name>
    <message>
        <source>Steps to converge over the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SweepWindow</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on a learning rate to take it, or go there with ← → and press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rates from small to large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rates tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled after {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} learning rates tried</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabbedWindow</name>
    <message>
        <source>Panels that share a place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>new θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Δ new θ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>%Ln step(s)/s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 step in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag or click to look at another step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast Play goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Variables</name>
    <message>
        <source>as float64: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grad_fn: the operation that made it, through which backward() goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hexadecimal: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaf: not computed from others; backward() adds its gradient to .grad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shape {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state: nothing is kept from step to step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state: {0} = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor, {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariablesView</name>
    <message>
        <source>Copied {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy everything about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables after this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has just changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 ulp: one step to the neighbouring {precision} number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farthest apart in {precision}: {differences}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {methods}, rounded to {precision}, to the nearest of the others: {differences}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this step, the numbers are those of the correct code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {count} of {among}, new θ differs, by rounding; most in {step}, by {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {count} of {among}, new θ differs, most in {step}, by {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {these}, all numbers agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {these}, new θ agrees; {what} differs most in {step}, by {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New θ differs among {methods} by up to {size}, {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New θ of {other} differs from that of {one} by {size}, {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only method {methods} has made this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the correct code has made this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this code has made this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {step} can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>all %Ln step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than rounding explains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounding ({ulps}: that many steps from one {precision} number to the next)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounding ({ulp})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that of {methods}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the %Ln step(s) compared so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %Ln step(s) that can be compared</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the correct code&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{clause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {among} differ by more than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{differences}, more than rounding explains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{differences}, no more than rounding can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{differences}, rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{methods} are identical, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{methods} give the same new θ; {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{methods} give the same numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: the same new θ in {precision} as {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: the same new θ in {precision} as {others}; {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: the same new θ in {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: the same new θ in {precision}; {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: the same numbers as {others}, rounded to {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: the same numbers, rounded to {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method}&#xa0;computes in float64: {differences}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} ulp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} by {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} differs by {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} differs from {other} by {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {size} ({ulps})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>&amp;Go to where they parted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The methods have not made this step yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why they agree or differ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>  or  </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log is being written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Gutter</name>
    <message>
        <source>Done in every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set-up: done once, before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PinDelegate</name>
    <message>
        <source>Name of the pin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_TitleBar</name>
    <message>
        <source>Float {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {} back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
