<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About gradapp</source>
        <translation>Über gradapp</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>Beruht auf</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>The icon of gradapp: a ball on a parabola</source>
        <translation>Das Symbol von gradapp: eine Kugel auf einer Parabel</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>gradapp makes one idea visible: the same gradient-descent step, written with more and more of PyTorch, gives the same result. Step through it on your own numbers, and see the code that runs, the values it holds and the ball on the parabola. gradapp is free software under the MIT licence.</source>
        <translation>gradapp macht einen Gedanken sichtbar: Derselbe Schritt des Gradientenabstiegs, mit immer mehr von PyTorch geschrieben, ergibt dasselbe. Mit eigenen Zahlen lässt sich das Schritt für Schritt verfolgen; dabei ist zu sehen, welcher Code läuft, welche Werte er berechnet und wo die Kugel auf der Parabel liegt. gradapp ist freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message numerus="yes">
        <source>%Ln step(s) [has|have] the same bits in error and parameters, all rounded to {precision}.</source>
        <translation>
            <numerusform>%Ln Schritt hat dieselben Bits in Fehler und Parametern, alle auf {precision} gerundet.</numerusform>
            <numerusform>%Ln Schritte haben dieselben Bits in Fehler und Parametern, alle auf {precision} gerundet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) [has|have] the same bits in error and parameters.</source>
        <translation>
            <numerusform>%Ln Schritt hat dieselben Bits in Fehler und Parametern.</numerusform>
            <numerusform>%Ln Schritte haben dieselben Bits in Fehler und Parametern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) [has|have] the same bits in error, gradients and parameters, all rounded to {precision}.</source>
        <translation>
            <numerusform>%Ln Schritt hat dieselben Bits in Fehler, Gradienten und Parametern, alle auf {precision} gerundet.</numerusform>
            <numerusform>%Ln Schritte haben dieselben Bits in Fehler, Gradienten und Parametern, alle auf {precision} gerundet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) [has|have] the same bits in error, gradients and parameters.</source>
        <translation>
            <numerusform>%Ln Schritt hat dieselben Bits in Fehler, Gradienten und Parametern.</numerusform>
            <numerusform>%Ln Schritte haben dieselben Bits in Fehler, Gradienten und Parametern.</numerusform>
        </translation>
    </message>
    <message>
        <source>In step {step} they part in line {line}:</source>
        <translation>In Schritt {step} trennen sie sich in Zeile {line}:</translation>
    </message>
    <message>
        <source>No complete step has a backward() in it, so there is nothing to compare.</source>
        <translation>Es gibt keinen ganzen Schritt mit einem backward() darin, also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Numbers are {mine} here and {theirs} there: all are given as {both}.</source>
        <translation>Die Zahlen sind hier {mine} und dort {theirs}: Alle werden als {both} angegeben.</translation>
    </message>
    <message>
        <source>Of large tensors only the norms are compared.</source>
        <translation>Von großen Tensoren werden nur die Normen verglichen.</translation>
    </message>
    <message>
        <source>The parameters are in formats other than float32 and float64.</source>
        <translation>Die Parameter haben andere Formate als float32 oder float64.</translation>
    </message>
    <message>
        <source>The parameters&apos; names change from step to step.</source>
        <translation>Die Parameter heißen von Schritt zu Schritt anders.</translation>
    </message>
    <message>
        <source>The parameters&apos; shapes change from step to step.</source>
        <translation>Die Parameter haben von Schritt zu Schritt andere Formen.</translation>
    </message>
    <message numerus="yes">
        <source>They are first more than %Ln ulp(s) apart here:</source>
        <translation>
            <numerusform>Zuerst sind sie hier mehr als %Ln ulp auseinander:</numerusform>
            <numerusform>Zuerst sind sie hier mehr als %Ln ulp auseinander:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can&apos;t be compared: %Ln parameter(s) here, {theirs} there.</source>
        <translation>
            <numerusform>Sie sind nicht vergleichbar: Hier ist es %Ln Parameter, dort {theirs}.</numerusform>
            <numerusform>Sie sind nicht vergleichbar: Hier sind es %Ln Parameter, dort {theirs}.</numerusform>
        </translation>
    </message>
    <message>
        <source>They can&apos;t be compared: nothing there has the shape of {name} here.</source>
        <translation>Sie sind nicht vergleichbar: Dort hat nichts die Form von {name} hier.</translation>
    </message>
    <message>
        <source>They part in step {step}:</source>
        <translation>Sie trennen sich in Schritt {step}:</translation>
    </message>
    <message>
        <source>They start apart:</source>
        <translation>Sie beginnen verschieden:</translation>
    </message>
    <message>
        <source>backward() is called on a complex number.</source>
        <translation>backward() wird auf einer komplexen Zahl aufgerufen.</translation>
    </message>
    <message>
        <source>backward() is called on something that is not one number.</source>
        <translation>backward() wird auf etwas aufgerufen, das nicht eine einzige Zahl ist.</translation>
    </message>
    <message numerus="yes">
        <source>{name} is {mine} here and {theirs} there, %Ln ulp(s) apart.</source>
        <translation>
            <numerusform>{name} ist hier {mine} und dort {theirs}, %Ln ulp auseinander.</numerusform>
            <numerusform>{name} ist hier {mine} und dort {theirs}, %Ln ulp auseinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is {mine} here and {theirs} there.</source>
        <translation>{name} ist hier {mine} und dort {theirs}.</translation>
    </message>
</context>
<context>
    <name>CellsDialog</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Cells of code</source>
        <translation>Zellen mit Code</translation>
    </message>
    <message>
        <source>Cells of {0}</source>
        <translation>Zellen von {0}</translation>
    </message>
    <message>
        <source>Choose &amp;all</source>
        <translation>&amp;Alle wählen</translation>
    </message>
    <message>
        <source>Choose &amp;none</source>
        <translation>&amp;Keine wählen</translation>
    </message>
    <message>
        <source>Left out: this cell is for notebooks only, and is not Python.</source>
        <translation>Ausgelassen: Diese Zelle gilt nur in Notebooks und ist kein Python.</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>Ausgelassen: {0}</translation>
    </message>
    <message>
        <source>These cells of code become one text, in their order. Lines that begin with % or ! are not Python: they become comments.</source>
        <translation>Diese Zellen mit Code werden in ihrer Reihenfolge zu einem Text. Zeilen, die mit % oder ! beginnen, sind kein Python: Sie werden zu Kommentaren.</translation>
    </message>
</context>
<context>
    <name>CodeEditor</name>
    <message>
        <source>Line {number} has run: {text}</source>
        <translation>Zeile {number} ist gelaufen: {text}</translation>
    </message>
    <message>
        <source>Line {number}: {text}</source>
        <translation>Zeile {number}: {text}</translation>
    </message>
    <message>
        <source>Own code</source>
        <translation>Eigener Code</translation>
    </message>
    <message>
        <source>Own code, line by line</source>
        <translation>Eigener Code, Zeile für Zeile</translation>
    </message>
</context>
<context>
    <name>CodeHead</name>
    <message>
        <source>Back to the plots</source>
        <translation>Zu den Diagrammen</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Grenzen …</translation>
    </message>
    <message>
        <source>Own code</source>
        <translation>Eigener Code</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>{name} = {value} after line {line}: the first value that is not finite.</source>
        <translation>{name} = {value} nach Zeile {line}: der erste Wert, der nicht endlich ist.</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Code of the way</source>
        <translation>Code des Weges</translation>
    </message>
    <message>
        <source>Copy as a Python program</source>
        <translation>Als Python-Programm kopieren</translation>
    </message>
    <message>
        <source>Line {number} has run: {text}</source>
        <translation>Zeile {number} ist gelaufen: {text}</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>new {parameter}</source>
        <translation>neues {parameter}</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Ways to choose from</source>
        <translation>Wege zum Auswählen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;About gradapp</source>
        <translation>&amp;Über gradapp</translation>
    </message>
    <message>
        <source>&amp;Animate steps</source>
        <translation>Schritte &amp;animieren</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Close-up of the step</source>
        <translation>Schritt aus der &amp;Nähe</translation>
    </message>
    <message>
        <source>&amp;Copy this step</source>
        <translation>Diesen Schritt &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit own code</source>
        <translation>Eigenen Code &amp;bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Edit this code</source>
        <translation>Diesen Code &amp;bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Explain what has the focus</source>
        <translation>&amp;Erklären, was den Fokus hat</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>S&amp;chneller</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Float this panel, or put it back</source>
        <translation>Bereich a&amp;blösen oder zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Hall, for an audience</source>
        <translation>&amp;Saal, für ein Publikum</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Labor</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>G&amp;rößere Schrift</translation>
    </message>
    <message>
        <source>&amp;Last step</source>
        <translation>&amp;Letzter Schritt</translation>
    </message>
    <message>
        <source>&amp;Leave the Lab</source>
        <translation>Labor &amp;verlassen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Logarithmic error axis</source>
        <translation>&amp;Logarithmische Fehlerachse</translation>
    </message>
    <message>
        <source>&amp;Move this panel to the other side</source>
        <translation>Bereich auf die andere &amp;Seite</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Next line</source>
        <translation>&amp;Nächste Zeile</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Paste link</source>
        <translation>Link &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Pin this run</source>
        <translation>La&amp;uf anheften</translation>
    </message>
    <message>
        <source>&amp;Pinned runs</source>
        <translation>An&amp;geheftete Läufe</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Abs&amp;pielen</translation>
    </message>
    <message>
        <source>&amp;Previous question</source>
        <translation>Vor&amp;ige Frage</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Reset view</source>
        <translation>Ansicht &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>La&amp;uf</translation>
    </message>
    <message>
        <source>&amp;Run own code</source>
        <translation>Eigenen C&amp;ode ausführen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Usual text size</source>
        <translation>&amp;Übliche Schriftgröße</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Willkommen</translation>
    </message>
    <message>
        <source>&amp;Why the ways agree or differ…</source>
        <translation>&amp;Warum die Wege übereinstimmen oder nicht …</translation>
    </message>
    <message>
        <source>Allow your own code, stopped at a limit, the same amount again</source>
        <translation>Dem eigenen Code, der an einer Grenze angehalten hat, noch einmal so viel erlauben</translation>
    </message>
    <message>
        <source>Ask the same question again</source>
        <translation>Dieselbe Frage noch einmal stellen</translation>
    </message>
    <message>
        <source>Blank the screen, or bring it back</source>
        <translation>Den Bildschirm schwarz machen oder zurückholen</translation>
    </message>
    <message>
        <source>Close gradapp</source>
        <translation>gradapp schließen</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;steps</source>
        <translation>Schritte ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy a picture of the window; plots, equations and graph have menus for theirs</source>
        <translation>Ein Bild des Fensters kopieren; Diagramme, Gleichungen und Graph haben eigene Menüs dafür</translation>
    </message>
    <message>
        <source>Copy p&amp;icture</source>
        <translation>B&amp;ild kopieren</translation>
    </message>
    <message>
        <source>Copy p&amp;rogram</source>
        <translation>Pro&amp;gramm kopieren</translation>
    </message>
    <message>
        <source>Copy the equations of this step, with numbers in full precision</source>
        <translation>Die Gleichungen dieses Schritts kopieren, mit allen Stellen der Zahlen</translation>
    </message>
    <message>
        <source>Copy the problem and its way as a short text, to paste elsewhere</source>
        <translation>Das Problem und seinen Weg als kurzen Text kopieren, der anderswo eingefügt wird</translation>
    </message>
    <message>
        <source>Copy the run as a Python program that runs on its own and checks its bits</source>
        <translation>Den Lauf als Python-Programm kopieren, das für sich läuft und seine Bits prüft</translation>
    </message>
    <message>
        <source>Copy the selected steps, or all, as a table for a spreadsheet or a text</source>
        <translation>Die ausgewählten Schritte oder alle kopieren, als Tabelle oder als Text</translation>
    </message>
    <message>
        <source>Draw a slow step in parts, one after the other: tangent, arrow, move</source>
        <translation>Einen langsamen Schritt in Teilen zeichnen, einen nach dem anderen: Tangente, Pfeil, Bewegung</translation>
    </message>
    <message>
        <source>Draw the error along the line of a step in several parameters</source>
        <translation>Den Fehler entlang der Geraden eines Schritts in mehreren Parametern zeichnen</translation>
    </message>
    <message>
        <source>Explain the word or the control that has the keyboard focus</source>
        <translation>Das Wort oder Bedienelement erklären, das den Fokus hat</translation>
    </message>
    <message>
        <source>Explain words and tasks, and list all keys, on one searchable page</source>
        <translation>Wörter und Aufgaben erklären und alle Tasten auflisten, auf einer Seite zum Durchsuchen</translation>
    </message>
    <message>
        <source>Explain, with the numbers of this step, why the ways agree or differ</source>
        <translation>An den Zahlen dieses Schritts erklären, warum die Wege übereinstimmen oder nicht</translation>
    </message>
    <message>
        <source>Fill the screen with what an audience follows, enlarged: the plot, the line of code, the equations and the verdict</source>
        <translation>Den Bildschirm groß mit dem füllen, was ein Publikum verfolgt: Diagramm, Codezeile, Gleichungen und Urteil</translation>
    </message>
    <message>
        <source>Forget the steps made and go back to the start</source>
        <translation>Die gemachten Schritte vergessen und zurück zum Anfang</translation>
    </message>
    <message>
        <source>From panel to panel</source>
        <translation>Von Bereich zu Bereich</translation>
    </message>
    <message>
        <source>Give the keys back to stepping</source>
        <translation>Die Tasten machen wieder Schritte</translation>
    </message>
    <message>
        <source>Go back to the line of code that ran before</source>
        <translation>Zurück zu der Zeile, die davor gelaufen ist</translation>
    </message>
    <message>
        <source>Go back to the question before</source>
        <translation>Zurück zur Frage davor</translation>
    </message>
    <message>
        <source>Go back to the run from which you entered the Lab</source>
        <translation>Zurück zu dem Lauf, von dem aus das Labor betreten wurde</translation>
    </message>
    <message>
        <source>Go back to the start</source>
        <translation>Zurück zum Anfang</translation>
    </message>
    <message>
        <source>Go back to writing your own code; what it did is forgotten</source>
        <translation>Am eigenen Code weiterschreiben; was er getan hat, wird vergessen</translation>
    </message>
    <message>
        <source>Go on to the line of code that runs next</source>
        <translation>Weiter zu der Zeile, die als nächste läuft</translation>
    </message>
    <message>
        <source>Go on to the next question of the Lab, or to the first one still open</source>
        <translation>Weiter zur nächsten Frage des Labors oder zur ersten, die offen ist</translation>
    </message>
    <message>
        <source>Go one step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Go to the last step made</source>
        <translation>Zum letzten gemachten Schritt</translation>
    </message>
    <message>
        <source>Go to the pinned runs</source>
        <translation>Zu den angehefteten Läufen</translation>
    </message>
    <message>
        <source>Go to the step being read</source>
        <translation>Zu dem abgelesenen Schritt</translation>
    </message>
    <message>
        <source>Have pinned runs with the same start make as many steps as this one, all in step</source>
        <translation>Angeheftete Läufe mit demselben Start ebenso viele Schritte machen lassen wie diesen, alle im Gleichschritt</translation>
    </message>
    <message>
        <source>In a plot</source>
        <translation>In einem Diagramm</translation>
    </message>
    <message>
        <source>In the code and its output</source>
        <translation>Im Code und in seiner Ausgabe</translation>
    </message>
    <message>
        <source>In the hall</source>
        <translation>Im Saal</translation>
    </message>
    <message>
        <source>Keep this run as it is, to compare others with it; a file keeps its pins, too</source>
        <translation>Diesen Lauf behalten, wie er ist, um andere mit ihm zu vergleichen; eine Datei behält auch ihre Pins</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Let own code &amp;go on</source>
        <translation>Eigenen Code wei&amp;terlaufen lassen</translation>
    </message>
    <message>
        <source>Lift the panel that has the keyboard focus off the window, or put it back</source>
        <translation>Den Bereich, der den Fokus hat, vom Fenster ablösen oder zurücksetzen</translation>
    </message>
    <message>
        <source>List all commands with their keys</source>
        <translation>Alle Befehle mit ihren Tasten auflisten</translation>
    </message>
    <message>
        <source>List the keys for everything else</source>
        <translation>Die Tasten für alles andere zeigen</translation>
    </message>
    <message>
        <source>Make a number of steps at once</source>
        <translation>Mehrere Schritte auf einmal machen</translation>
    </message>
    <message>
        <source>Make again the change that was taken back</source>
        <translation>Die zurückgenommene Änderung wiederholen</translation>
    </message>
    <message>
        <source>Make all text larger, for a projector, say</source>
        <translation>Alle Schrift größer machen, etwa für einen Projektor</translation>
    </message>
    <message>
        <source>Make all text smaller</source>
        <translation>Alle Schrift kleiner machen</translation>
    </message>
    <message>
        <source>Make steps until they change nothing, the run diverges, or you pause it</source>
        <translation>Schritte machen, bis sie nichts mehr ändern, der Lauf divergiert oder angehalten wird</translation>
    </message>
    <message>
        <source>Make the next step</source>
        <translation>Den nächsten Schritt machen</translation>
    </message>
    <message>
        <source>Move the panel that has the keyboard focus to the other side of the plots, or back</source>
        <translation>Den Bereich, der den Fokus hat, auf die andere Seite der Diagramme setzen oder zurück</translation>
    </message>
    <message>
        <source>Ne&amp;xt question</source>
        <translation>Nächste &amp;Frage</translation>
    </message>
    <message>
        <source>New &amp;problem…</source>
        <translation>Neues &amp;Problem …</translation>
    </message>
    <message>
        <source>Next control, or the one before</source>
        <translation>Nächstes Bedienelement, das davor</translation>
    </message>
    <message>
        <source>Open a document: its problem, its run and its pins</source>
        <translation>Ein Dokument öffnen: sein Problem, seinen Lauf und seine Pins</translation>
    </message>
    <message>
        <source>Open the file again, as it now is on disk</source>
        <translation>Die Datei noch einmal öffnen, wie sie jetzt gespeichert ist</translation>
    </message>
    <message>
        <source>Open the folder of the log file</source>
        <translation>Den Ordner des Protokolls öffnen</translation>
    </message>
    <message>
        <source>Own co&amp;de…</source>
        <translation>Eigener &amp;Code …</translation>
    </message>
    <message>
        <source>Pin SGD, momentum, RMSprop and Adam from the same start, and play them all together</source>
        <translation>SGD, Momentum, RMSprop und Adam mit demselben Start anheften und alle zusammen abspielen</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>Schneller abspielen</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>Langsamer abspielen</translation>
    </message>
    <message>
        <source>Play the descent, or pause it</source>
        <translation>Den Abstieg abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Pre&amp;vious line</source>
        <translation>&amp;Vorige Zeile</translation>
    </message>
    <message>
        <source>Put all panels of this layout back in their usual places, at their usual sizes</source>
        <translation>Alle Bereiche dieser Anordnung an ihre üblichen Plätze setzen, in ihren üblichen Größen</translation>
    </message>
    <message>
        <source>Ra&amp;ce with the pins</source>
        <translation>Wettlau&amp;f mit den Pins</translation>
    </message>
    <message>
        <source>Race the r&amp;ules</source>
        <translation>Wettlauf der Re&amp;geln</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Read the first value, or the last</source>
        <translation>Den ersten Wert ablesen, den letzten</translation>
    </message>
    <message>
        <source>Read the next value, or move the ball</source>
        <translation>Den nächsten Wert ablesen oder die Kugel bewegen</translation>
    </message>
    <message>
        <source>Rest&amp;art</source>
        <translation>N&amp;eu beginnen</translation>
    </message>
    <message>
        <source>Run s&amp;teps…</source>
        <translation>Schritte &amp;machen …</translation>
    </message>
    <message>
        <source>Run until it &amp;stops</source>
        <translation>Laufen bis zum &amp;Halt</translation>
    </message>
    <message>
        <source>Run your own code in a process of its own, and record its lines</source>
        <translation>Den eigenen Code in einem eigenen Prozess ausführen und seine Zeilen aufzeichnen</translation>
    </message>
    <message>
        <source>S&amp;ection along the step</source>
        <translation>S&amp;chnitt entlang des Schritts</translation>
    </message>
    <message>
        <source>S&amp;weep over α…</source>
        <translation>Versuchs&amp;reihe über α …</translation>
    </message>
    <message>
        <source>Same as the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save it in another file</source>
        <translation>In einer anderen Datei speichern</translation>
    </message>
    <message>
        <source>Save the problem, the run and its pins in a file</source>
        <translation>Das Problem, den Lauf und seine Pins in einer Datei speichern</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>Blättern</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show all text in its usual size</source>
        <translation>Alle Schrift in üblicher Größe zeigen</translation>
    </message>
    <message>
        <source>Show how many steps learning rates from small to large need to converge</source>
        <translation>Zeigen, in wie vielen Schritten Lernraten von klein bis groß konvergieren</translation>
    </message>
    <message>
        <source>Show problem, equations, plot, code and steps as pages, and print them</source>
        <translation>Problem, Gleichungen, Diagramm, Code und Schritte als Seiten zeigen und drucken</translation>
    </message>
    <message>
        <source>Show the error of the steps on a logarithmic axis</source>
        <translation>Den Fehler der Schritte auf einer logarithmischen Achse zeigen</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>Langsame&amp;r</translation>
    </message>
    <message>
        <source>Solve the problem of a copied link</source>
        <translation>Das Problem eines kopierten Links lösen</translation>
    </message>
    <message>
        <source>Start again with the notebook&apos;s problem, θ₀ = 1, x = 2, y = 3, α = 0.1, and no pins; that can be undone</source>
        <translation>Neu beginnen mit dem Problem des Notebooks, θ₀ = 1, x = 2, y = 3, α = 0.1, und ohne Pins; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Step, and back</source>
        <translation>Schritt und zurück</translation>
    </message>
    <message>
        <source>Stop &amp;own code</source>
        <translation>Eigenen Co&amp;de anhalten</translation>
    </message>
    <message>
        <source>Stop your own code; what was recorded is kept</source>
        <translation>Den eigenen Code anhalten; was aufgezeichnet ist, bleibt</translation>
    </message>
    <message>
        <source>Take a tour of this window in five callouts</source>
        <translation>Sich in fünf Hinweisen durch dieses Fenster führen lassen</translation>
    </message>
    <message>
        <source>Take back the last change of problem, way or pins, but no steps</source>
        <translation>Die letzte Änderung von Problem, Weg oder Pins zurücknehmen, aber keine Schritte</translation>
    </message>
    <message>
        <source>Take the program of the run as your own code, to change and run it</source>
        <translation>Das Programm des Laufs als eigenen Code übernehmen, um es zu ändern und auszuführen</translation>
    </message>
    <message>
        <source>To sta&amp;rt</source>
        <translation>Zum &amp;Anfang</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>Noch &amp;einmal</translation>
    </message>
    <message>
        <source>Type a model or an error, samples, starting values, and a rule with its options</source>
        <translation>Modell oder Fehler, Datenpunkte, Start und eine Regel mit ihren Optionen eingeben</translation>
    </message>
    <message>
        <source>Undo zooming and moving of the plots</source>
        <translation>Vergrößern und Verschieben der Diagramme rückgängig machen</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>Write a program, a notebook, the steps or a picture as a file that stands by itself</source>
        <translation>Ein Programm, ein Notebook, die Schritte oder ein Bild als Datei schreiben, die für sich allein steht</translation>
    </message>
    <message>
        <source>Write or paste a training loop of your own, run it and step through it</source>
        <translation>Eine eigene Trainingsschleife schreiben oder einfügen, ausführen und durchgehen</translation>
    </message>
    <message>
        <source>Zoom in and out, show all</source>
        <translation>Vergrößern, verkleinern, alles zeigen</translation>
    </message>
    <message>
        <source>Zoom in on the step instead of showing the whole descent</source>
        <translation>Den Schritt vergrößern, statt den ganzen Abstieg zu zeigen</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Comparing …</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Nothing to compare with: the other ways need PyTorch.</source>
        <translation>Nichts zum Vergleichen: Die anderen Wege brauchen PyTorch.</translation>
    </message>
    <message>
        <source>Nothing to compare yet: answer the question first.</source>
        <translation>Noch nichts zu vergleichen: zuerst die Frage beantworten.</translation>
    </message>
    <message>
        <source>Nothing to compare yet: → makes the first step.</source>
        <translation>Noch nichts zu vergleichen: → macht den ersten Schritt.</translation>
    </message>
    <message>
        <source>Nothing to compare: this code ended before its first step.</source>
        <translation>Nichts zu vergleichen: Dieser Code endete vor seinem ersten Schritt.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln step(s) [is|are] compared.</source>
        <translation>
            <numerusform>Nur der erste Schritt wird verglichen (%Ln).</numerusform>
            <numerusform>Nur die ersten %Ln Schritte werden verglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is only one way to write this step.</source>
        <translation>Es gibt nur einen Weg, diesen Schritt zu schreiben.</translation>
    </message>
    <message>
        <source>To be compared when PyTorch is loaded.</source>
        <translation>Wird verglichen, sobald PyTorch geladen ist.</translation>
    </message>
    <message>
        <source>To be compared when PyTorch is loaded; → goes on meanwhile.</source>
        <translation>Wird verglichen, wenn PyTorch geladen ist; mit → geht es inzwischen weiter.</translation>
    </message>
    <message>
        <source>Two programs, one step</source>
        <translation>Zwei Programme, ein Schritt</translation>
    </message>
    <message>
        <source>{count} ways, one step</source>
        <translation>{count} Wege, ein Schritt</translation>
    </message>
</context>
<context>
    <name>ComparisonPanel</name>
    <message>
        <source>Their code side by side</source>
        <translation>Ihr Code nebeneinander</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>The step by each way</source>
        <translation>Der Schritt auf jedem Weg</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message numerus="yes">
        <source>the same new {0} in {1} as {2}</source>
        <translation>
            <numerusform>dasselbe neue {0} in {1} wie {2}</numerusform>
            <numerusform>dieselben neuen {0} in {1} wie {2}</numerusform>
        </translation>
    </message>
    <message>
        <source>way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>{way}: {numbers} ({same})</source>
        <translation>{way}: {numbers} ({same})</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message numerus="yes">
        <source>%Ln column(s)</source>
        <translation>
            <numerusform>%Ln Spalte</numerusform>
            <numerusform>%Ln Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>A table needs at least two columns, with tabs, spaces, commas or semicolons between them: the model&apos;s inputs, and y as the last.</source>
        <translation>Eine Tabelle braucht mindestens zwei Spalten mit Tabulatoren, Leerzeichen, Kommas oder Semikolons dazwischen: die Eingaben des Modells und als letzte y.</translation>
    </message>
    <message>
        <source>Cells in row {row}: {cells}, but in row {first}: {columns}.</source>
        <translation>Zellen in Zeile {row}: {cells}, aber in Zeile {first}: {columns}.</translation>
    </message>
    <message>
        <source>Column {column} can&apos;t be called {name}: a name in a formula begins with a letter and has only letters, digits and _, {most} at most.</source>
        <translation>Spalte {column} kann nicht {name} heißen: Ein Name in einer Formel beginnt mit einem Buchstaben und hat nur Buchstaben, Ziffern und _, höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>Column {column} can&apos;t be called {name}: y is the last column.</source>
        <translation>Spalte {column} kann nicht {name} heißen: y ist die letzte Spalte.</translation>
    </message>
    <message>
        <source>Column {column} is called {name}, and so is another one.</source>
        <translation>Spalte {column} heißt {name} wie eine andere.</translation>
    </message>
    <message>
        <source>Row {row} can&apos;t be read ({error}).</source>
        <translation>Zeile {row} lässt sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>Row {row} has {cells} cells for {columns} columns: where commas are decimal commas, semicolons must stand between columns.</source>
        <translation>Zeile {row} hat {cells} Zellen für {columns} Spalten: Wo Kommas Dezimalkommas sind, müssen Semikolons zwischen den Spalten stehen.</translation>
    </message>
    <message>
        <source>Row {row} must name the columns, but has only numbers: {text}.</source>
        <translation>Zeile {row} muss die Spalten benennen, hat aber nur Zahlen: {text}.</translation>
    </message>
    <message>
        <source>Row {row}, column {column},</source>
        <translation>Zeile {row}, Spalte {column},</translation>
    </message>
    <message>
        <source>There are more than {most} samples: no more are taken.</source>
        <translation>Es gibt mehr als {most} Datenpunkte: Mehr werden nicht genommen.</translation>
    </message>
    <message>
        <source>There are no samples: a table has one in each row.</source>
        <translation>Es gibt keinen Datenpunkt: Eine Tabelle hat in jeder Zeile einen.</translation>
    </message>
    <message>
        <source>There are {count} inputs: a table has {most} at most.</source>
        <translation>Es gibt {count} Eingaben: Eine Tabelle hat höchstens {most}.</translation>
    </message>
    <message numerus="yes">
        <source>inputs has %Ln name(s) for {columns}.</source>
        <translation>
            <numerusform>inputs hat %Ln Namen für {columns}.</numerusform>
            <numerusform>inputs hat %Ln Namen für {columns}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} has %Ln value(s), and y has {samples}.</source>
        <translation>
            <numerusform>{name} hat %Ln Wert und y {samples}.</numerusform>
            <numerusform>{name} hat %Ln Werte und y {samples}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} in row {row}</source>
        <translation>{name} in Zeile {row}</translation>
    </message>
    <message>
        <source>{name} must be a column of numbers, but is {value}.</source>
        <translation>{name} muss eine Spalte von Zahlen sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must be a finite number, but is {value}.</source>
        <translation>{name} muss eine endliche Zahl sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must lie between {least} and {most}, but is {value}.</source>
        <translation>{name} muss zwischen {least} und {most} liegen, ist aber {value}.</translation>
    </message>
</context>
<context>
    <name>DataPlot</name>
    <message>
        <source>Selected: {0}, f − y {1}.</source>
        <translation>Gewählt ist {0}: f − y {1}.</translation>
    </message>
    <message>
        <source>The data, and f(x) through them</source>
        <translation>Die Daten und f(x) durch sie hindurch</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message numerus="yes">
        <source>%Ln step(s) computed again, with the same bits.</source>
        <translation>
            <numerusform>%Ln Schritt noch einmal berechnet, mit denselben Bits.</numerusform>
            <numerusform>%Ln Schritte noch einmal berechnet, mit denselben Bits.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the file the run ends at step {step}; on this machine it does not end that way.</source>
        <translation>In der Datei endet der Lauf bei Schritt {step}; auf diesem Rechner endet er nicht so.</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>Das Dokument</translation>
    </message>
    <message>
        <source>The document is too large to be saved: it would have {bytes} bytes.</source>
        <translation>Das Dokument ist zu groß, um gespeichert zu werden: Es hätte {bytes} Bytes.</translation>
    </message>
    <message>
        <source>The pin “{name}”:</source>
        <translation>Der Pin „{name}“:</translation>
    </message>
    <message>
        <source>The problem in {name} can&apos;t be used: {reason}</source>
        <translation>{name} enthält ein Problem, das sich nicht verwenden lässt: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>This machine gets different bits: they are the same up to step {same}, and in step {step} {column} differs by %Ln ulp(s).</source>
        <translation>
            <numerusform>Dieser Rechner bekommt andere Bits: Bis Schritt {same} sind sie gleich, und in Schritt {step} weicht {column} um %Ln ulp ab.</numerusform>
            <numerusform>Dieser Rechner bekommt andere Bits: Bis Schritt {same} sind sie gleich, und in Schritt {step} weicht {column} um %Ln ulp ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>This machine gets different bits: they are the same up to step {same}, and in step {step} {column} is a number on only one of the two.</source>
        <translation>Dieser Rechner bekommt andere Bits: Bis Schritt {same} sind sie gleich, und in Schritt {step} ist {column} nur auf einem der beiden eine Zahl.</translation>
    </message>
    <message>
        <source>This machine gets different bits: they are the same up to step {same}, but not all are up to step {step}.</source>
        <translation>Dieser Rechner bekommt andere Bits: Bis Schritt {same} sind sie gleich, bis Schritt {step} nicht mehr alle.</translation>
    </message>
    <message>
        <source>This problem can&apos;t be saved: there is no formula for it.</source>
        <translation>Dieses Problem kann nicht gespeichert werden: Es gibt keine Formel dafür.</translation>
    </message>
    <message>
        <source>{name} asks for a way that does not exist: {way}.</source>
        <translation>{name} verlangt einen Weg, den es nicht gibt: {way}.</translation>
    </message>
    <message>
        <source>{name} asks for code of the Lab that does not exist: {entry}.</source>
        <translation>{name} verlangt Code des Labors, den es nicht gibt: {entry}.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written: {reason}.</source>
        <translation>{name} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} has too many fields for a document.</source>
        <translation>{name} hat zu viele Felder für ein Dokument.</translation>
    </message>
    <message>
        <source>{name} is damaged: what it says is not a document ({reason}).</source>
        <translation>{name} ist beschädigt: Was darin steht, ist kein Dokument ({reason}).</translation>
    </message>
    <message>
        <source>{name} is not a gradapp document.</source>
        <translation>{name} ist kein Dokument von gradapp.</translation>
    </message>
    <message>
        <source>{name} is not a gradapp document: it is not text.</source>
        <translation>{name} ist kein Dokument von gradapp: Es ist kein Text.</translation>
    </message>
    <message>
        <source>{name} is too large for a document: it has {bytes} bytes.</source>
        <translation>{name} ist zu groß für ein Dokument: Es hat {bytes} Bytes.</translation>
    </message>
    <message>
        <source>{name} was written by a newer gradapp, in version {version} of the format: this one reads version {known}.</source>
        <translation>{name} wurde von einem neueren gradapp geschrieben, in Version {version} des Formats: Dieses liest Version {known}.</translation>
    </message>
</context>
<context>
    <name>DocumentFiles</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation>&amp;Nicht speichern</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Save anyway</source>
        <translation>&amp;Trotzdem speichern</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Documents and code (*.gradapp *.py *.ipynb)</source>
        <translation>Dokumente und Code (*.gradapp *.py *.ipynb)</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>Dokument öffnen</translation>
    </message>
    <message>
        <source>Open {0} again as it is in its file?</source>
        <translation>{0} noch einmal öffnen, wie es in seiner Datei steht?</translation>
    </message>
    <message>
        <source>Otherwise it would be lost.</source>
        <translation>Sonst ginge es verloren.</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save document</source>
        <translation>Dokument speichern</translation>
    </message>
    <message>
        <source>Save what you have changed in {0}?</source>
        <translation>Speichern, was Sie an {0} geändert haben?</translation>
    </message>
    <message>
        <source>Saved as {}.</source>
        <translation>Gespeichert als {}.</translation>
    </message>
    <message>
        <source>Saving would overwrite what is in the file now.</source>
        <translation>Speichern würde überschreiben, was jetzt in der Datei steht.</translation>
    </message>
    <message>
        <source>What you have changed since then would be lost.</source>
        <translation>Was Sie seither geändert haben, ginge verloren.</translation>
    </message>
    <message>
        <source>gradapp documents (*.gradapp)</source>
        <translation>Dokumente von gradapp (*.gradapp)</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>this run with its pins</source>
        <translation>diesem Lauf mit seinen Pins</translation>
    </message>
    <message>
        <source>{0} is no longer there: save it, or it is lost when the window closes.</source>
        <translation>{0} ist nicht mehr da: Speichern Sie es, sonst geht es mit dem Fenster verloren.</translation>
    </message>
    <message>
        <source>{0} was changed by another program.</source>
        <translation>{0} wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>{0} was changed by another program: File ▸ Revert opens it as it is now.</source>
        <translation>{0} wurde von einem anderen Programm geändert: Datei ▸ Zurücksetzen öffnet es, wie es jetzt ist.</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>The number of samples per step</source>
        <translation>Die Zahl der Datenpunkte je Schritt</translation>
    </message>
    <message>
        <source>The seed</source>
        <translation>Der Startwert des Zufalls</translation>
    </message>
    <message>
        <source>Where a step uses all samples, there is no order to shuffle.</source>
        <translation>Wo ein Schritt alle Datenpunkte nimmt, gibt es keine Reihenfolge zu mischen.</translation>
    </message>
    <message>
        <source>{name} must be a whole number between {least} and {most}, but is {text}.</source>
        <translation>{name} muss eine ganze Zahl zwischen {least} und {most} sein, ist aber {text}.</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>PyTorch can&apos;t be imported ({type}: {words}).</source>
        <translation>PyTorch lässt sich nicht importieren ({type}: {words}).</translation>
    </message>
</context>
<context>
    <name>EquationsView</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>This step makes E larger.</source>
        <translation>Dieser Schritt macht E größer.</translation>
    </message>
    <message>
        <source>This step makes E smaller.</source>
        <translation>Dieser Schritt macht E kleiner.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Something unexpected happened. gradapp goes on; the details say what it was.</source>
        <translation>Etwas Unerwartetes ist geschehen. gradapp läuft weiter; die Einzelheiten sagen, was es war.</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>gradapp ended unexpectedly the last time it ran.</source>
        <translation>gradapp wurde beim letzten Mal unerwartet beendet.</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>A logistic curve</source>
        <translation>Eine logistische Kurve</translation>
    </message>
    <message>
        <source>A long valley</source>
        <translation>Ein langes Tal</translation>
    </message>
    <message>
        <source>Adam&apos;s first steps</source>
        <translation>Die ersten Schritte von Adam</translation>
    </message>
    <message>
        <source>Bounces for ever: α = 1/x²</source>
        <translation>Springt für immer hin und her: α = 1/x²</translation>
    </message>
    <message>
        <source>Differs in the last bit</source>
        <translation>Verschieden im letzten Bit</translation>
    </message>
    <message>
        <source>Diverges</source>
        <translation>Divergiert</translation>
    </message>
    <message>
        <source>Five points and a line</source>
        <translation>Fünf Punkte und eine Gerade</translation>
    </message>
    <message>
        <source>From both sides</source>
        <translation>Von beiden Seiten</translation>
    </message>
    <message>
        <source>Momentum flies past</source>
        <translation>Momentum schießt vorbei</translation>
    </message>
    <message>
        <source>No slope at all: x = 0</source>
        <translation>Gar keine Steigung: x = 0</translation>
    </message>
    <message>
        <source>One sample per step</source>
        <translation>Ein Datenpunkt je Schritt</translation>
    </message>
    <message>
        <source>One step is enough: α = 1/(2x²)</source>
        <translation>Ein Schritt genügt: α = 1/(2x²)</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s valley</source>
        <translation>Das Tal von Rosenbrock</translation>
    </message>
    <message>
        <source>The long valley with momentum</source>
        <translation>Das lange Tal mit Momentum</translation>
    </message>
    <message>
        <source>The notebook</source>
        <translation>Das Notebook</translation>
    </message>
    <message>
        <source>Uphill: α &lt; 0</source>
        <translation>Bergauf: α &lt; 0</translation>
    </message>
    <message>
        <source>Very slow</source>
        <translation>Sehr langsam</translation>
    </message>
    <message>
        <source>after step 2 θ is on the minimum, but for rounding, and flies on</source>
        <translation>nach Schritt 2 liegt θ bis auf Rundung im Minimum und schießt weiter</translation>
    </message>
    <message>
        <source>down into the bent valley at once, then along it: with momentum it is near (1, 1) after a thousand steps, without it after ten thousand</source>
        <translation>sofort hinab in das krumme Tal, dann an ihm entlang: Mit Momentum ist es nach tausend Schritten bei (1, 1), ohne nach zehntausend</translation>
    </message>
    <message>
        <source>each step lowers E of one sample, and from the fifth on raises that of others: it never rests</source>
        <translation>jeder Schritt senkt E eines Datenpunkts und hebt vom fünften an das anderer: Es kommt nie zur Ruhe</translation>
    </message>
    <message>
        <source>q swings from side to side while p hardly moves; Run ▸ Race the rules plays momentum beside it, which comes to rest</source>
        <translation>q schwingt hin und her, während p sich kaum bewegt; Lauf ▸ Wettlauf der Regeln zeigt daneben Momentum, das zur Ruhe kommt</translation>
    </message>
    <message>
        <source>the curve becomes steeper, as far as one sample on the wrong side lets it</source>
        <translation>die Kurve wird steiler, so weit ein Datenpunkt auf der falschen Seite es zulässt</translation>
    </message>
    <message>
        <source>the first step is α long in p and in q, whatever their gradients are</source>
        <translation>der erste Schritt ist in p und in q so lang wie α, wie groß die Gradienten auch sind</translation>
    </message>
    <message>
        <source>w is nearly right after two steps, b takes hundreds</source>
        <translation>w stimmt nach zwei Schritten fast, b braucht Hunderte</translation>
    </message>
    <message>
        <source>with α = 0.6 plain descent diverges; with momentum it arrives</source>
        <translation>mit α = 0.6 divergiert der einfache Abstieg; mit Momentum kommt er an</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>0x…: the bits of a number, as Python&apos;s float.hex() writes them.</source>
        <translation>0x…: die Bits einer Zahl, wie Pythons float.hex() sie schreibt.</translation>
    </message>
    <message>
        <source>1 ulp: one step to the neighbouring {0} number.</source>
        <translation>1 ulp: ein Schritt zur benachbarten {0}-Zahl.</translation>
    </message>
    <message>
        <source>A fused multiply-add would have given {0}, {1} away; this PyTorch, on this machine, rounds twice as the others do.</source>
        <translation>Ein Fused Multiply-Add hätte {0} ergeben, {1} entfernt; dieses PyTorch rundet auf diesem Rechner zweimal, wie die anderen.</translation>
    </message>
    <message>
        <source>All four ways</source>
        <translation>Alle vier Wege</translation>
    </message>
    <message>
        <source>E and dE/dθ are so many ulp apart because f(x) − y is a small difference of numbers near {0}: one ulp there, the step to the neighbouring {1} number, is {2} ulp of f(x) − y.</source>
        <translation>E und dE/dθ liegen so viele ulps auseinander, weil f(x) − y eine kleine Differenz von Zahlen nahe {0} ist: Ein ulp dort, der Schritt zur benachbarten {1}-Zahl, ist {2} ulp von f(x) − y.</translation>
    </message>
    <message>
        <source>E or dE/dθ of {0} is not what (f(x) − y)² and 2x (f(x) − y), each operation rounded, give for its θ.</source>
        <translation>E oder dE/dθ von {0} ist nicht das, was (f(x) − y)² und 2x (f(x) − y), jede Operation gerundet, aus seinem θ ergeben.</translation>
    </message>
    <message>
        <source>Each operation rounds to the nearest number of its format, and the ways do different ones, or do them in a different order.</source>
        <translation>Jede Operation rundet auf die nächste Zahl ihres Formats, und die Wege haben andere oder haben sie in anderer Reihenfolge.</translation>
    </message>
    <message>
        <source>Every number is the exact one, rounded once: its format has none that is nearer.</source>
        <translation>Jede Zahl ist die exakte, einmal gerundet: Ihr Format hat keine, die näher liegt.</translation>
    </message>
    <message>
        <source>Farthest from exact: {what} of {who}, by {ulps}.</source>
        <translation>Am weitesten vom exakten Ergebnis entfernt ist {what} von {who}: um {ulps}.</translation>
    </message>
    <message>
        <source>Here the step is done again with {0} bits, some 60 digits, from the very numbers with which each way began it.</source>
        <translation>Hier ist der Schritt noch einmal mit {0} Bit gemacht, rund 60 Stellen, von genau den Zahlen aus, mit denen jeder Weg ihn begann.</translation>
    </message>
    <message>
        <source>How far a way is off is given in ulps of its own format. Exact numbers have 25 digits here; ≈ stands before those that have more.</source>
        <translation>Wie weit ein Weg danebenliegt, steht in ulps seines eigenen Formats. Exakte Zahlen haben hier 25 Stellen; ≈ steht vor denen, die mehr haben.</translation>
    </message>
    <message>
        <source>It is not proved that the ways differ by rounding alone.</source>
        <translation>Es ist nicht bewiesen, dass die Wege sich nur durch Rundung unterscheiden.</translation>
    </message>
    <message>
        <source>Only one way has made this step, so there is nothing to compare.</source>
        <translation>Nur ein Weg hat diesen Schritt gemacht, es gibt also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Rounding alone does not explain how far apart the ways are.</source>
        <translation>Rundung allein erklärt nicht, wie weit die Wege auseinanderliegen.</translation>
    </message>
    <message>
        <source>Step {0}, beside the exact step</source>
        <translation>Schritt {0}, neben dem exakten Schritt</translation>
    </message>
    <message>
        <source>Step {0}, compared in {1}</source>
        <translation>Schritt {0}, verglichen in {1}</translation>
    </message>
    <message>
        <source>Steps of up to {most} samples are done again here with {bits} bits; one of {count} would take seconds. The window says, for any number of samples, which ways are the same, by how much others differ, and whether that is rounding.</source>
        <translation>Schritte von bis zu {most} Datenpunkten werden hier mit {bits} Bit noch einmal gemacht; einer von {count} würde Sekunden dauern. Welche Wege gleich sind, um wie viel andere abweichen und ob das Rundung ist, sagt das Fenster für jede Zahl von Datenpunkten.</translation>
    </message>
    <message>
        <source>The new θ of {0} comes from neither one nor two roundings of θ − α·dE/dθ.</source>
        <translation>Das neue θ von {0} entsteht weder durch eine noch durch zwei Rundungen von θ − α·dE/dθ.</translation>
    </message>
    <message>
        <source>The update differs: {0} rounded α·dE/dθ and then the difference; {1} multiplied and subtracted in one operation, a fused multiply-add, and rounded once.</source>
        <translation>Die Änderung ist verschieden: Bei {0} wurde α·dE/dθ gerundet und dann die Differenz; bei {1} wurde in einer Operation, einem Fused Multiply-Add, multipliziert und subtrahiert und einmal gerundet.</translation>
    </message>
    <message>
        <source>The update of {0}, done again in {1}</source>
        <translation>Die Änderung von {0}, noch einmal gerechnet in {1}</translation>
    </message>
    <message>
        <source>The ways begin this step with different numbers, because they have rounded differently before; each goes on from its own.</source>
        <translation>Die Wege beginnen diesen Schritt mit verschiedenen Zahlen, da sie vorher verschieden gerundet haben; jeder geht von seinen aus weiter.</translation>
    </message>
    <message>
        <source>The ways begin this step with different numbers: they parted in step {0}, and each goes on from its own.</source>
        <translation>Die Wege beginnen diesen Schritt mit verschiedenen Zahlen: Sie trennten sich in Schritt {0}, und jeder geht von seinen aus weiter.</translation>
    </message>
    <message>
        <source>They begin this step with different θ: they parted in step {0}, and each goes on from its own.</source>
        <translation>Sie beginnen diesen Schritt mit verschiedenem θ: In Schritt {0} haben sie sich getrennt, und jeder geht von seinem eigenen aus weiter.</translation>
    </message>
    <message>
        <source>Whether the update is rounded once or twice, the new θ is the same here.</source>
        <translation>Ob die Änderung einmal oder zweimal gerundet wird, das neue θ ist hier dasselbe.</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>equal after rounding to {0}</source>
        <translation>gleich nach Rundung auf {0}</translation>
    </message>
    <message>
        <source>exact {0} {1}</source>
        <translation>exakt {0} {1}</translation>
    </message>
    <message>
        <source>given by no way</source>
        <translation>von keinem geliefert</translation>
    </message>
    <message>
        <source>given by {0}</source>
        <translation>geliefert von {0}</translation>
    </message>
    <message>
        <source>rounded once: a fused multiply-add</source>
        <translation>einmal gerundet: ein Fused Multiply-Add</translation>
    </message>
    <message>
        <source>rounded: two roundings</source>
        <translation>gerundet: zwei Rundungen</translation>
    </message>
    <message>
        <source>the same, rounded</source>
        <translation>dasselbe, gerundet</translation>
    </message>
    <message>
        <source>{0} give the same E, dE/dθ and new θ, once they are rounded to {1}.</source>
        <translation>{0} ergeben dasselbe E, dE/dθ und neue θ, sobald sie auf {1} gerundet sind.</translation>
    </message>
    <message>
        <source>{0} give the same E, dE/dθ and new θ, to the last bit.</source>
        <translation>{0} ergeben dasselbe E, dE/dθ und neue θ, bis zum letzten Bit.</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} in {1}</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0} daneben</translation>
    </message>
    <message>
        <source>{0} off: none is nearer</source>
        <translation>{0} daneben: Keine ist näher</translation>
    </message>
    <message>
        <source>{0} rounded once in the update.</source>
        <translation>In der Änderung einmal gerundet: {0}.</translation>
    </message>
    <message>
        <source>{0} rounded twice in the update.</source>
        <translation>In der Änderung zweimal gerundet: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>{ways} [computes|compute] in float64, whatever is chosen, and [is|are] rounded to {precision} only to be compared.</source>
        <translation>
            <numerusform>{ways} rechnet in float64, was immer gewählt ist, und wird nur zum Vergleich auf {precision} gerundet.</numerusform>
            <numerusform>{ways} rechnen in float64, was immer gewählt ist, und werden nur zum Vergleich auf {precision} gerundet.</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} is a sum of terms that nearly cancel: together they are {times} times as large as it is. Their rounding errors stay, and are many ulp of so small a sum.</source>
        <translation>{what} ist eine Summe von Gliedern, die sich fast aufheben: Zusammen sind diese {times}-mal so groß wie die Summe. Ihre Rundungsfehler bleiben, und das sind viele ulps einer so kleinen Summe.</translation>
    </message>
    <message>
        <source>α · dE/dθ, exactly</source>
        <translation>α · dE/dθ, genau</translation>
    </message>
    <message>
        <source>θ before</source>
        <translation>θ davor</translation>
    </message>
    <message>
        <source>θ − that, exactly</source>
        <translation>θ − das, genau</translation>
    </message>
    <message>
        <source>θ − α · dE/dθ, exactly</source>
        <translation>θ − α · dE/dθ, genau</translation>
    </message>
    <message>
        <source>≠ by {0}, {1}</source>
        <translation>≠ um {0}, {1}</translation>
    </message>
    <message>
        <source>≠ gives the difference of the two that are farthest apart, as they are; ulps are counted with both rounded to {0}.</source>
        <translation>≠ nennt den Unterschied der beiden, die am weitesten auseinanderliegen, so wie sie sind; ulps sind zwischen beiden gezählt, auf {0} gerundet.</translation>
    </message>
    <message>
        <source>≠ gives the difference of the two that are farthest apart.</source>
        <translation>≠ nennt den Unterschied der beiden, die am weitesten auseinanderliegen.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>A picture of {width} × {height} pixels is too large: choose SVG or PDF, which have no pixels.</source>
        <translation>Ein Bild von {width} × {height} Pixeln ist zu groß: SVG oder PDF wählen, die keine Pixel haben.</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} pixels is too large: choose a scale of {scale} at most, or SVG or PDF, which have no pixels.</source>
        <translation>Ein Bild von {width} × {height} Pixeln ist zu groß: höchstens den Maßstab {scale} wählen, oder SVG oder PDF, die keine Pixel haben.</translation>
    </message>
    <message>
        <source>Jupyter notebook</source>
        <translation>Jupyter-Notebook</translation>
    </message>
    <message>
        <source>Nothing of that part is shown here, so there is no picture of it.</source>
        <translation>Von dem Teil ist hier nichts zu sehen, daher gibt es kein Bild davon.</translation>
    </message>
    <message>
        <source>Page for a browser</source>
        <translation>Seite für einen Browser</translation>
    </message>
    <message>
        <source>Picture as PDF</source>
        <translation>Bild als PDF</translation>
    </message>
    <message>
        <source>Picture as PNG</source>
        <translation>Bild als PNG</translation>
    </message>
    <message>
        <source>Picture as SVG</source>
        <translation>Bild als SVG</translation>
    </message>
    <message>
        <source>Python program</source>
        <translation>Python-Programm</translation>
    </message>
    <message>
        <source>Steps as CSV</source>
        <translation>Schritte als CSV</translation>
    </message>
    <message>
        <source>Steps as JSON</source>
        <translation>Schritte als JSON</translation>
    </message>
    <message>
        <source>Steps as a moving picture</source>
        <translation>Schritte als bewegtes Bild</translation>
    </message>
    <message>
        <source>Steps as a moving picture, in all colours</source>
        <translation>Schritte als bewegtes Bild in allen Farben</translation>
    </message>
    <message>
        <source>The name of the file must end in one of {endings}, but is {name}.</source>
        <translation>Der Name der Datei muss eine der Endungen {endings} haben, ist aber {name}.</translation>
    </message>
    <message>
        <source>The page would be larger than {most} MB: export fewer samples.</source>
        <translation>Die Seite wäre größer als {most} MB: weniger Datenpunkte exportieren.</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>an error that was not foreseen: the log has it.</source>
        <translation>ein Fehler, mit dem nicht zu rechnen war: Er steht im Protokoll.</translation>
    </message>
    <message>
        <source>the process that writes it was ended.</source>
        <translation>Der Prozess, der sie schreibt, wurde beendet.</translation>
    </message>
    <message>
        <source>there is not enough memory for the steps.</source>
        <translation>Für die Schritte reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written: {reason}.</source>
        <translation>{name} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} has not been written: {reason}</source>
        <translation>{name} wurde nicht geschrieben: {reason}</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Eingabe-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dort kann nur gelesen werden</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Zu viele symbolische Links hintereinander</translation>
    </message>
    <message>
        <source>it has more than {limit} bytes</source>
        <translation>sie hat mehr als {limit} Bytes</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>no file can be called so</source>
        <translation>so kann keine Datei heißen</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the code</source>
        <translation>Im Code suchen</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>At 0 a root is infinitely steep.</source>
        <translation>Bei 0 ist eine Wurzel unendlich steil.</translation>
    </message>
    <message numerus="yes">
        <source>Before that it had grown for %Ln step(s) in a row, from about {first} to about {last}: the steps go too far, as with a learning rate that is too large.</source>
        <translation>
            <numerusform>Davor war der Fehler in %Ln Schritt gewachsen, von etwa {first} auf etwa {last}: Die Schritte gehen zu weit, wie bei einer zu großen Lernrate.</numerusform>
            <numerusform>Davor war der Fehler in %Ln Schritten nacheinander gewachsen, von etwa {first} auf etwa {last}: Die Schritte gehen zu weit, wie bei einer zu großen Lernrate.</numerusform>
        </translation>
    </message>
    <message>
        <source>Call step() once for each time that gradients are cleared.</source>
        <translation>step() jedes Mal aufrufen, bevor Gradienten gelöscht werden.</translation>
    </message>
    <message>
        <source>Change gradients between backward() and the step.</source>
        <translation>Gradienten zwischen backward() und dem Schritt ändern.</translation>
    </message>
    <message>
        <source>Change it in place, under torch.no_grad(): {name} -= …</source>
        <translation>Es an Ort und Stelle ändern, unter torch.no_grad(): {name} -= …</translation>
    </message>
    <message>
        <source>Compute the error with nothing on the way that takes numbers out of the graph, as detach(), item() and numpy(), or that has no slope, as argmax() and comparisons.</source>
        <translation>Den Fehler so berechnen, dass auf dem Weg nichts Zahlen aus dem Graphen nimmt, wie detach(), item() und numpy(), und nichts ohne Steigung ist, wie argmax() und Vergleiche.</translation>
    </message>
    <message>
        <source>Compute {error} anew in each step.</source>
        <translation>{error} in jedem Schritt neu berechnen.</translation>
    </message>
    <message>
        <source>First compute the error, then call backward(), then move.</source>
        <translation>Erst den Fehler berechnen, dann backward() aufrufen, dann bewegen.</translation>
    </message>
    <message>
        <source>Give both the same shape: [:, None] behind a vector makes it a column, squeeze(1) behind a column makes it a vector.</source>
        <translation>Beiden dieselbe Form geben: [:, None] hinter einem Vektor macht ihn zu einer Spalte, squeeze(1) hinter einer Spalte macht sie zu einem Vektor.</translation>
    </message>
    <message>
        <source>If anything is to move, choose a learning rate above 0. In Python, 1 // 10 is 0, and 1 / 10 is 0.1.</source>
        <translation>Wenn sich etwas bewegen soll, eine Lernrate über 0 wählen. In Python ist 1 // 10 gleich 0, und 1 / 10 ist 0.1.</translation>
    </message>
    <message>
        <source>If each is to learn from the one before, make it once, before the loop.</source>
        <translation>Wenn jeder vom vorigen lernen soll, es einmal anlegen, vor der Schleife.</translation>
    </message>
    <message>
        <source>If it is not to be rounded, write / in place of //.</source>
        <translation>Wenn nicht gerundet werden soll, / statt // schreiben.</translation>
    </message>
    <message>
        <source>If the cross-entropy is meant, take log_softmax() first, or use CrossEntropyLoss.</source>
        <translation>Wenn die Kreuzentropie gemeint ist, erst log_softmax() nehmen oder CrossEntropyLoss verwenden.</translation>
    </message>
    <message>
        <source>If the layer is to learn, make it once, in __init__() say, and call it here.</source>
        <translation>Wenn die Schicht lernen soll, sie einmal anlegen, etwa in __init__(), und sie hier aufrufen.</translation>
    </message>
    <message>
        <source>If the loss is to fall, leave out the minus.</source>
        <translation>Wenn der Verlust fallen soll, das Minus weglassen.</translation>
    </message>
    <message>
        <source>If they are to count, make the optimizer once, before the loop.</source>
        <translation>Wenn sie zählen sollen, den Optimierer einmal anlegen, vor der Schleife.</translation>
    </message>
    <message>
        <source>If what they are of is to get more probable, put a minus before the error.</source>
        <translation>Wenn das, wovon sie sind, wahrscheinlicher werden soll, ein Minus vor den Fehler setzen.</translation>
    </message>
    <message>
        <source>If {error} is to fall, subtract the gradient times the learning rate.</source>
        <translation>Wenn {error} fallen soll, den Gradienten mal der Lernrate abziehen.</translation>
    </message>
    <message>
        <source>If {error} is to fall, turn one sign round: of the gradient, or of what remembers it.</source>
        <translation>Wenn {error} fallen soll, ein Vorzeichen umdrehen: das des Gradienten oder das dessen, was ihn sich merkt.</translation>
    </message>
    <message>
        <source>If {error} is to fall, turn one sign round: that of {gradient} in {velocity}, or that of {velocity} in line {line}.</source>
        <translation>Wenn {error} fallen soll, ein Vorzeichen umdrehen: das von {gradient} in {velocity} oder das von {velocity} in Zeile {line}.</translation>
    </message>
    <message>
        <source>If {name} is to learn, call {optimizer}.step() behind backward(); if only its gradients are wanted, there is no need of an optimizer.</source>
        <translation>Wenn {name} lernen soll, {optimizer}.step() nach backward() aufrufen; wenn nur die Gradienten gefragt sind, braucht es keinen Optimierer.</translation>
    </message>
    <message>
        <source>If {name} is to learn, give it to the optimizer, too; if not, it needs no requires_grad.</source>
        <translation>Wenn {name} lernen soll, auch das dem Optimierer geben; wenn nicht, braucht es kein requires_grad.</translation>
    </message>
    <message>
        <source>If {name} is to learn, move it, too; if not, it needs no requires_grad.</source>
        <translation>Wenn {name} lernen soll, auch das bewegen; wenn nicht, braucht es kein requires_grad.</translation>
    </message>
    <message>
        <source>If {name} is to move, change it in place, under torch.no_grad(): {of} -= …</source>
        <translation>Wenn sich {name} bewegen soll, es an Ort und Stelle ändern, unter torch.no_grad(): {of} -= …</translation>
    </message>
    <message>
        <source>If {name} is to move, give it the new value: {code}</source>
        <translation>Wenn sich {name} bewegen soll, ihm den neuen Wert geben: {code}</translation>
    </message>
    <message>
        <source>In the error of line {line}, what has shape {before} is broadcast to {after}: each prediction is compared with each output.</source>
        <translation>Im Fehler von Zeile {line} wird, was die Form {before} hat, durch Broadcasting zu {after}: Jede Vorhersage wird mit jeder Ausgabe verglichen.</translation>
    </message>
    <message>
        <source>Keep a number: {code}.</source>
        <translation>Eine Zahl behalten: {code}.</translation>
    </message>
    <message>
        <source>Leave out the first softmax: CrossEntropyLoss is given what is before it.</source>
        <translation>Das erste Softmax weglassen: CrossEntropyLoss bekommt, was davor steht.</translation>
    </message>
    <message>
        <source>Leave out the sigmoid before BCEWithLogitsLoss, or use BCELoss.</source>
        <translation>Das Sigmoid vor BCEWithLogitsLoss weglassen oder BCELoss verwenden.</translation>
    </message>
    <message>
        <source>Leave out {how} if {name} is to learn; if not, do not give it to the optimizer.</source>
        <translation>{how} weglassen, wenn {name} lernen soll; wenn nicht, es dem Optimierer nicht geben.</translation>
    </message>
    <message>
        <source>Leave out {how} if {name} is to learn; if not, it needs no requires_grad.</source>
        <translation>{how} weglassen, wenn {name} lernen soll; wenn nicht, braucht es kein requires_grad.</translation>
    </message>
    <message>
        <source>Line {line} asks for gradients of a tensor of whole numbers.</source>
        <translation>Zeile {line} verlangt Gradienten für einen Tensor aus ganzen Zahlen.</translation>
    </message>
    <message>
        <source>Line {line} changes a gradient that line {used} has used already, and line {cleared} clears it before it is used again: no parameter depends on that.</source>
        <translation>Zeile {line} ändert einen Gradienten, den Zeile {used} schon verwendet hat, und Zeile {cleared} löscht ihn, bevor er wieder verwendet wird: Davon hängt kein Parameter ab.</translation>
    </message>
    <message>
        <source>Line {line} changes a parameter in place, outside torch.no_grad().</source>
        <translation>Zeile {line} ändert einen Parameter an Ort und Stelle, außerhalb von torch.no_grad().</translation>
    </message>
    <message>
        <source>Line {line} changes the learning rate before the first step() has used it.</source>
        <translation>Zeile {line} ändert die Lernrate, bevor das erste step() sie verwendet hat.</translation>
    </message>
    <message>
        <source>Line {line} compares shapes {one} and {other}, which are broadcast: each prediction is compared with each output.</source>
        <translation>Zeile {line} vergleicht die Formen {one} und {other} durch Broadcasting: Jede Vorhersage wird mit jeder Ausgabe verglichen.</translation>
    </message>
    <message>
        <source>Line {line} computes {code}, {count} times, and keeps it nowhere: {name} has not moved.</source>
        <translation>Zeile {line} berechnet {count}-mal {code} und behält es nirgends: {name} hat sich nicht bewegt.</translation>
    </message>
    <message>
        <source>Line {line} computes {new} from {name} and {gradient}, {count} times, and {name} has not moved.</source>
        <translation>Zeile {line} berechnet {count}-mal {new} aus {name} und {gradient}, und {name} hat sich nicht bewegt.</translation>
    </message>
    <message>
        <source>Line {line} gives the name {name} to a new tensor in {function}() alone, and outside {name} stays as it was: it never moves.</source>
        <translation>Zeile {line} gibt den Namen {name} nur in {function}() einem neuen Tensor, und außerhalb bleibt {name}, wie es war: Es bewegt sich nie.</translation>
    </message>
    <message>
        <source>Line {line} gives the name {name} to a new tensor, and {parameter} stays as it was: it never moves.</source>
        <translation>Zeile {line} gibt den Namen {name} einem neuen Tensor, und {parameter} bleibt, wie es war: Es bewegt sich nie.</translation>
    </message>
    <message>
        <source>Line {line} gives the name {name} to a new tensor, which is not a leaf that requires gradients: backward() keeps none for it.</source>
        <translation>Zeile {line} gibt den Namen {name} einem neuen Tensor, der kein Blatt ist, das Gradienten verlangt: backward() behält keinen für ihn.</translation>
    </message>
    <message>
        <source>Line {line} makes a new {layer} each time that it runs, {count} times: what backward() finds for it moves nothing that is used again.</source>
        <translation>Zeile {line} legt jedes Mal, wenn sie läuft, ein neues {layer} an, {count}-mal: Was backward() dafür findet, bewegt nichts, was noch einmal verwendet wird.</translation>
    </message>
    <message>
        <source>Line {line} makes {name} anew in each turn, before anything has read what line {moved} has moved it to: none of the {count} steps learns from another.</source>
        <translation>Zeile {line} legt {name} in jedem Durchlauf neu an, bevor etwas gelesen hat, wohin Zeile {moved} es bewegt hat: Keiner der {count} Schritte lernt von einem anderen.</translation>
    </message>
    <message>
        <source>Line {line} makes {name} anew in each turn: what {type} remembers of earlier gradients is lost before it is used, {count} times.</source>
        <translation>Zeile {line} legt {name} in jedem Durchlauf neu an: Was {type} von früheren Gradienten behält, geht {count}-mal verloren, bevor es gebraucht wird.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} along its gradient, not against it: {error} grows in each of the first {count} steps.</source>
        <translation>Zeile {line} bewegt {name} in Richtung seines Gradienten statt gegen ihn: {error} wächst in jedem der ersten {count} Schritte.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} along its gradients in this step and those before, not against them: {error} grows in each of the first {count} steps.</source>
        <translation>Zeile {line} bewegt {name} entlang seiner Gradienten in diesem Schritt und denen davor, nicht gegen sie: {error} wächst in jedem der ersten {count} Schritte.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} along the derivative of {error}, not against it: {error} grows in each of the first {count} steps.</source>
        <translation>Zeile {line} bewegt {name} in Richtung der Ableitung von {error} statt gegen sie: {error} wächst in jedem der ersten {count} Schritte.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} along the derivatives of {error} in this step and those before, not against them: {error} grows in each of the first {count} steps.</source>
        <translation>Zeile {line} bewegt {name} entlang der Ableitungen von {error} in diesem Schritt und denen davor, nicht gegen sie: {error} wächst in jedem der ersten {count} Schritte.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} by the gradient of {other}: in each of the first {count} steps both go by the same multiple of {other}.grad. {name}.grad, which is another one, is read nowhere.</source>
        <translation>Zeile {line} bewegt {name} um den Gradienten von {other}: In jedem der ersten {count} Schritte gehen beide um dasselbe Vielfache von {other}.grad. {name}.grad, ein anderer Gradient, wird nirgends gelesen.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} by the gradient of {other}: in each of the first {count} steps it goes by one multiple of the sum of {other}.grad. {name}.grad, which is another one, is read nowhere.</source>
        <translation>Zeile {line} bewegt {name} um den Gradienten von {other}: In jedem der ersten {count} Schritte geht es um ein und dasselbe Vielfache der Summe von {other}.grad. {name}.grad, ein anderer, wird nirgends gelesen.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} by the gradient of {other}: in each of the first {count} steps it goes by one multiple of {other}.grad. {name}.grad, which is another one, is read nowhere.</source>
        <translation>Zeile {line} bewegt {name} um den Gradienten von {other}: In jedem der ersten {count} Schritte geht es um ein und dasselbe Vielfache von {other}.grad. {name}.grad, ein anderer, wird nirgends gelesen.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} by {gradient}, which is the derivative of {error} by {other}, in each of the first {count} steps, and not that by {name}.</source>
        <translation>Zeile {line} bewegt {name} um {gradient}, in jedem der ersten {count} Schritte die Ableitung von {error} nach {other} und nicht die nach {name}.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} by {rate} times its gradient, and {rate} is 0: {name} has not moved, {count} times.</source>
        <translation>Zeile {line} bewegt {name} um {rate} mal seinen Gradienten, und {rate} ist 0: {name} hat sich {count}-mal nicht bewegt.</translation>
    </message>
    <message>
        <source>Line {line} moves {name} by {rate} times {gradient}, and {rate} is 0: {name} has not moved, {count} times.</source>
        <translation>Zeile {line} bewegt {name} um {rate} mal {gradient}, und {rate} ist 0: {name} hat sich nicht bewegt, {count}-mal.</translation>
    </message>
    <message>
        <source>Line {line} only names {what}, and does not call it.</source>
        <translation>Zeile {line} nennt {what} nur und ruft es nicht auf.</translation>
    </message>
    <message>
        <source>Line {line} reads the .grad of a tensor that was computed, and so is not a leaf: backward() keeps none for it.</source>
        <translation>Zeile {line} liest .grad eines Tensors, der berechnet wurde und darum kein Blatt ist: backward() behält keinen für ihn.</translation>
    </message>
    <message>
        <source>Line {line} rounds {gradient} down to a whole number, by //: with / it would be the derivative of {error} by {parameter}.</source>
        <translation>Zeile {line} rundet {gradient} durch // auf eine ganze Zahl ab: Mit / wäre es die Ableitung von {error} nach {parameter}.</translation>
    </message>
    <message>
        <source>Line {line} uses the sum of the gradients that backward() has found {count} times, each time for the mean of a part.</source>
        <translation>Zeile {line} verwendet die Summe der Gradienten, die backward() {count}-mal gefunden hat, jedes Mal für das Mittel eines Teils.</translation>
    </message>
    <message>
        <source>Looks like {entry}.</source>
        <translation>Sieht aus wie {entry}.</translation>
    </message>
    <message>
        <source>Make the optimizer when the model has all its parts.</source>
        <translation>Den Optimierer anlegen, wenn das Modell alle seine Teile hat.</translation>
    </message>
    <message>
        <source>Move {name} by the derivative of {error} by {name}.</source>
        <translation>{name} um die Ableitung von {error} nach {name} bewegen.</translation>
    </message>
    <message>
        <source>Move {name} by {name}.grad.</source>
        <translation>{name} um {name}.grad bewegen.</translation>
    </message>
    <message>
        <source>Take {name} out of its graph before the next turn, by detach().</source>
        <translation>{name} vor dem nächsten Durchlauf durch detach() aus seinem Graphen nehmen.</translation>
    </message>
    <message>
        <source>The error of line {line} has NLLLoss of what is no logarithm of probabilities: there is no log_softmax before it.</source>
        <translation>Im Fehler von Zeile {line} steht NLLLoss von etwas, das kein Logarithmus von Wahrscheinlichkeiten ist: Davor fehlt log_softmax.</translation>
    </message>
    <message>
        <source>The error of line {line} has a sigmoid of a sigmoid in it: BCEWithLogitsLoss takes the sigmoid itself.</source>
        <translation>Im Fehler von Zeile {line} steht ein Sigmoid von einem Sigmoid: BCEWithLogitsLoss nimmt das Sigmoid selbst.</translation>
    </message>
    <message>
        <source>The error of line {line} has a softmax of a softmax in it: CrossEntropyLoss takes the softmax itself.</source>
        <translation>Im Fehler von Zeile {line} steht ein Softmax von einem Softmax: CrossEntropyLoss nimmt das Softmax selbst.</translation>
    </message>
    <message>
        <source>The error of line {line} is made of logarithms of probabilities, and falls in each of the first {count} steps: so does the product of these.</source>
        <translation>Der Fehler aus Zeile {line} besteht aus Logarithmen von Wahrscheinlichkeiten und fällt in jedem der ersten {count} Schritte: So auch deren Produkt.</translation>
    </message>
    <message>
        <source>The error of line {line} is minus a loss, and falls in each of the first {count} steps: the loss grows.</source>
        <translation>Der Fehler aus Zeile {line} ist minus ein Verlust und fällt in jedem der ersten {count} Schritte: Der Verlust wächst.</translation>
    </message>
    <message>
        <source>This moves {parameter} as the whole derivative does with half the learning rate, which may be meant, as in the delta rule; {gradient} times 2 is the derivative.</source>
        <translation>Das bewegt {parameter} so wie die ganze Ableitung mit der halben Lernrate, was so gemeint sein kann, wie bei der Delta-Regel; {gradient} mal 2 ist die Ableitung.</translation>
    </message>
    <message>
        <source>Write it with parentheses: {what}().</source>
        <translation>Es mit Klammern schreiben: {what}().</translation>
    </message>
    <message>
        <source>backward() in line {back} has found gradients {every} times; {count} of these times line {line} has cleared them before any step used them.</source>
        <translation>backward() in Zeile {back} hat {every}-mal Gradienten gefunden; {count}-mal davon hat Zeile {line} sie gelöscht, bevor ein Schritt sie verwendet hat.</translation>
    </message>
    <message>
        <source>backward() in line {line} adds to a gradient that line {used} had used already: nothing has cleared {name}.grad in between.</source>
        <translation>backward() in Zeile {line} addiert zu einem Gradienten, den Zeile {used} schon verwendet hatte: Nichts hat {name}.grad dazwischen gelöscht.</translation>
    </message>
    <message>
        <source>backward() in line {line} comes to a part of the graph that backward() in line {before} has freed.</source>
        <translation>backward() in Zeile {line} kommt zu einem Teil des Graphen, den backward() in Zeile {before} freigegeben hat.</translation>
    </message>
    <message>
        <source>backward() in line {line} comes to a part of the graph that backward() in line {before} has freed: line {made} computes {name} from that of the turn before, together with its graph.</source>
        <translation>backward() in Zeile {line} kommt zu einem Teil des Graphen, den backward() in Zeile {before} freigegeben hat: Zeile {made} berechnet {name} aus dem des vorigen Durchlaufs, samt dessen Graphen.</translation>
    </message>
    <message>
        <source>backward() in line {line} finds gradients that are not finite, though {error} is: the one that comes to {node} is finite, and the one that it sends on is not.</source>
        <translation>backward() in Zeile {line} findet Gradienten, die nicht endlich sind, obwohl {error} es ist: Bei {node} kommt ein endlicher an, und weitergegeben wird einer, der es nicht ist.</translation>
    </message>
    <message>
        <source>backward() in line {line} finds the gradient where {name} was before line {moved} moved it: {error} was computed earlier, in line {made}.</source>
        <translation>backward() in Zeile {line} findet den Gradienten dort, wo {name} war, bevor Zeile {moved} es bewegt hat: {error} wurde früher berechnet, in Zeile {made}.</translation>
    </message>
    <message>
        <source>backward() in line {line} goes back through the turn before, too: line {made} computes {name} from that of then, together with its graph, and line {moved} has moved {parameter} since.</source>
        <translation>backward() in Zeile {line} geht auch durch den vorigen Durchlauf zurück: Zeile {made} berechnet {name} aus dem von damals, samt dessen Graphen, und Zeile {moved} hat {parameter} seitdem bewegt.</translation>
    </message>
    <message>
        <source>backward() in line {line} goes through a graph a second time.</source>
        <translation>backward() in Zeile {line} geht ein zweites Mal durch einen Graphen.</translation>
    </message>
    <message>
        <source>backward() in line {line} has found a gradient for {name} {count} times, and nothing has moved {name}.</source>
        <translation>backward() in Zeile {line} hat für {name} {count}-mal einen Gradienten gefunden, und nichts hat {name} bewegt.</translation>
    </message>
    <message>
        <source>backward() in line {line} has found a gradient for {name} {count} times, and nothing has moved {name}: line {put} put it into {module}, whose parameters the optimizer of line {made} had been given before.</source>
        <translation>backward() in Zeile {line} hat für {name} {count}-mal einen Gradienten gefunden, und nichts hat {name} bewegt: Zeile {put} hat es in {module} gesetzt, dessen Parameter der Optimierer aus Zeile {made} zuvor erhalten hatte.</translation>
    </message>
    <message>
        <source>backward() in line {line} has found a gradient for {name} {count} times, and nothing has moved {name}: step() in line {step} is of an optimizer that does not hold it.</source>
        <translation>backward() in Zeile {line} hat für {name} {count}-mal einen Gradienten gefunden, und nichts hat {name} bewegt: step() in Zeile {step} gehört zu einem Optimierer, der es nicht hält.</translation>
    </message>
    <message>
        <source>backward() in line {line} has found a gradient for {name} {count} times, and nothing has moved {name}: step() of {optimizer}, which holds it, was never called.</source>
        <translation>backward() in Zeile {line} hat für {name} {count}-mal einen Gradienten gefunden, und nichts hat {name} bewegt: step() von {optimizer}, der es hält, wurde nie aufgerufen.</translation>
    </message>
    <message>
        <source>backward() in line {line} is called on several numbers at once.</source>
        <translation>backward() in Zeile {line} wird auf mehreren Zahlen auf einmal aufgerufen.</translation>
    </message>
    <message>
        <source>backward() in line {line} is called on something without a graph: the way back from the error to {name} is cut.</source>
        <translation>backward() in Zeile {line} wird auf etwas aufgerufen, das keinen Graphen hat: Der Rückweg vom Fehler zu {name} ist abgeschnitten.</translation>
    </message>
    <message>
        <source>backward() in line {line} is called on the tensor that backward() in line {before} was called on before; its graph has been freed since.</source>
        <translation>backward() in Zeile {line} wird auf dem Tensor aufgerufen, auf dem backward() in Zeile {before} schon aufgerufen wurde; sein Graph ist seither freigegeben.</translation>
    </message>
    <message>
        <source>backward() in line {line} reaches nothing but the tensor it is called on, which is a leaf itself: no way leads from it to {name}.</source>
        <translation>backward() in Zeile {line} erreicht nichts als den Tensor, auf dem es aufgerufen wird; der ist selbst ein Blatt: Kein Weg führt von ihm zu {name}.</translation>
    </message>
    <message>
        <source>backward() in line {step} finds no gradient for {name}, whose .grad is read: line {line} takes it, or what is computed from it, out of the graph by {how}.</source>
        <translation>backward() in Zeile {step} findet keinen Gradienten für {name}, dessen .grad gelesen wird: Zeile {line} nimmt es, oder was daraus berechnet wird, durch {how} aus dem Graphen.</translation>
    </message>
    <message>
        <source>parameters() gives only what is an nn.Parameter, or in a module that is an attribute or stands in an nn.ModuleList: {name} is not.</source>
        <translation>parameters() liefert nur, was ein nn.Parameter ist oder in einem Modul liegt, das ein Attribut ist oder in einer nn.ModuleList steht: {name} gehört nicht dazu.</translation>
    </message>
    <message>
        <source>step() in line {line} has moved nothing, {count} times, although there were gradients: the learning rate of {optimizer} is 0.</source>
        <translation>step() in Zeile {line} hat {count}-mal nichts bewegt, obwohl es Gradienten gab: Die Lernrate von {optimizer} ist 0.</translation>
    </message>
    <message>
        <source>step() in line {line} has no gradient, since backward() finds it only afterwards, in line {back}.</source>
        <translation>step() in Zeile {line} hat keinen Gradienten, denn backward() findet ihn erst danach, in Zeile {back}.</translation>
    </message>
    <message>
        <source>step() in line {line} has no gradient, since backward() finds it only afterwards, in line {back}; before the next step() it is cleared.</source>
        <translation>step() in Zeile {line} hat keinen Gradienten, denn backward() findet ihn erst danach, in Zeile {back}; vor dem nächsten step() wird er gelöscht.</translation>
    </message>
    <message>
        <source>step() in line {line} has no gradient: the one that backward() found in line {back} was cleared in line {cleared}.</source>
        <translation>step() in Zeile {line} hat keinen Gradienten: Der, den backward() in Zeile {back} gefunden hat, wurde in Zeile {cleared} gelöscht.</translation>
    </message>
    <message>
        <source>step() in line {line} moves nothing that {name} means: the optimizer holds the tensor of line {made}, and line {given} gave the name {name} to another one.</source>
        <translation>step() in Zeile {line} bewegt nichts, was {name} bezeichnet: Der Optimierer hält den Tensor von Zeile {made}, und Zeile {given} gab den Namen {name} einem anderen.</translation>
    </message>
    <message>
        <source>step() in line {line} moves nothing: backward() finds a gradient for {name}, but the optimizer holds the tensor of line {made}, which was called so, too.</source>
        <translation>step() in Zeile {line} bewegt nichts: backward() findet einen Gradienten für {name}, aber der Optimierer hält den Tensor aus Zeile {made}, der auch so hieß.</translation>
    </message>
    <message>
        <source>step() in line {line} moves nothing: backward() finds a gradient for {name}, but the optimizer holds {held}.</source>
        <translation>step() in Zeile {line} bewegt nichts: backward() findet einen Gradienten für {name}, aber der Optimierer hält {held}.</translation>
    </message>
    <message>
        <source>step() in line {line} moves nothing: no backward() reaches a tensor that the optimizer holds, and no name refers to one of them.</source>
        <translation>step() in Zeile {line} bewegt nichts: Kein backward() erreicht einen Tensor, den der Optimierer hält, und kein Name bezeichnet einen davon.</translation>
    </message>
    <message>
        <source>step() in line {step} has never found a gradient for {name}, in {count} steps: line {line} takes it, or what is computed from it, out of the graph by {how}.</source>
        <translation>step() in Zeile {step} hat in {count} Schritten nie einen Gradienten für {name} gefunden: Zeile {line} nimmt es, oder was daraus berechnet ist, durch {how} aus dem Graphen.</translation>
    </message>
    <message>
        <source>{error} in line {line} is {value}.</source>
        <translation>{error} in Zeile {line} ist {value}.</translation>
    </message>
    <message>
        <source>{error} in line {line} is {value}: in line {where}, something is divided by 0.</source>
        <translation>{error} in Zeile {line} ist {value}: In Zeile {where} wird etwas durch 0 geteilt.</translation>
    </message>
    <message>
        <source>{error} in line {line} is {value}: in line {where}, the result of {what} is too large for its format.</source>
        <translation>{error} in Zeile {line} ist {value}: In Zeile {where} ist das Ergebnis von {what} zu groß für sein Format.</translation>
    </message>
    <message>
        <source>{error} in line {line} is {value}: in line {where}, {what} is not finite.</source>
        <translation>{error} in Zeile {line} ist {value}: In Zeile {where} ist {what} nicht endlich.</translation>
    </message>
    <message>
        <source>{error} in line {line} is {value}: in line {where}, {what} of 0 is -inf.</source>
        <translation>{error} in Zeile {line} ist {value}: In Zeile {where} ergibt {what} von 0 -inf.</translation>
    </message>
    <message>
        <source>{error} in line {line} is {value}: in line {where}, {what} of a negative number is nan.</source>
        <translation>{error} in Zeile {line} ist {value}: In Zeile {where} ergibt {what} einer negativen Zahl nan.</translation>
    </message>
    <message>
        <source>{gradient} is half the derivative of {error} by {parameter}, in each of the first {count} steps.</source>
        <translation>{gradient} ist in jedem der ersten {count} Schritte die halbe Ableitung von {error} nach {parameter}.</translation>
    </message>
    <message>
        <source>{name} keeps the graphs of the steps before alive: {sizes} nodes after one step and the next, and none is freed.</source>
        <translation>{name} hält die Graphen der früheren Schritte am Leben: {sizes} Knoten nach einem Schritt und dem nächsten, und keiner wird frei.</translation>
    </message>
</context>
<context>
    <name>Formula</name>
    <message>
        <source>A formula has at most {most} characters; this one has {length}.</source>
        <translation>Eine Formel hat höchstens {most} Zeichen; diese hat {length}.</translation>
    </message>
    <message>
        <source>A parenthesis has no partner: look at character {place}, {text}.</source>
        <translation>Eine Klammer hat kein Gegenstück: siehe Zeichen {place}, {text}.</translation>
    </message>
    <message>
        <source>Something is missing after character {place}, {text}.</source>
        <translation>Hinter Zeichen {place}, {text}, fehlt etwas.</translation>
    </message>
    <message>
        <source>The formula can&apos;t be understood at character {place}, {text}.</source>
        <translation>Die Formel ist bei Zeichen {place}, {text}, nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The formula is empty: write one, such as {example}.</source>
        <translation>Die Formel ist leer: eine eingeben, etwa {example}.</translation>
    </message>
    <message>
        <source>{text} ({code}) at character {place} can&apos;t stand in a formula: names have the letters a to z, Greek ones, digits and _.</source>
        <translation>{text} ({code}) bei Zeichen {place} kann nicht in einer Formel stehen: Namen bestehen aus den Buchstaben a bis z, griechischen, Ziffern und _.</translation>
    </message>
    <message>
        <source>{text} at character {place} can&apos;t stand in a formula.</source>
        <translation>{text} bei Zeichen {place} kann nicht in einer Formel stehen.</translation>
    </message>
    <message>
        <source>{text} at character {place} can&apos;t stand in a formula: write {other}.</source>
        <translation>{text} bei Zeichen {place} kann nicht in einer Formel stehen: {other} schreiben.</translation>
    </message>
    <message>
        <source>{text} at character {place} has no operator before it: write {first}*{second}?</source>
        <translation>Vor {text} bei Zeichen {place} fehlt ein Operator: {first}*{second}?</translation>
    </message>
    <message>
        <source>{text} at character {place} is 0: nothing can be divided by it.</source>
        <translation>{text} bei Zeichen {place} ist 0: Dadurch lässt sich nichts teilen.</translation>
    </message>
    <message>
        <source>{text} at character {place} is a function: write {call}.</source>
        <translation>{text} bei Zeichen {place} ist eine Funktion: {call} schreiben.</translation>
    </message>
    <message>
        <source>{text} at character {place} is nested too deep: at most {most} levels.</source>
        <translation>{text} bei Zeichen {place} ist zu tief verschachtelt: höchstens {most} Ebenen.</translation>
    </message>
    <message>
        <source>{text} at character {place} is not a function that a formula can have; there are {functions}.</source>
        <translation>{text} bei Zeichen {place} ist keine Funktion für Formeln; es gibt {functions}.</translation>
    </message>
    <message>
        <source>{text} at character {place} is not a number, or is too large for float64.</source>
        <translation>{text} bei Zeichen {place} ist keine Zahl oder zu groß für float64.</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy step, with all digits</source>
        <translation>Schritt mit allen Stellen kopieren</translation>
    </message>
    <message>
        <source>This step, with numbers</source>
        <translation>Dieser Schritt, mit Zahlen</translation>
    </message>
    <message>
        <source>≠  Here the code computes a different number from the equation&apos;s.</source>
        <translation>≠  Der Code berechnet hier eine andere Zahl, als die Gleichung ergibt.</translation>
    </message>
</context>
<context>
    <name>FoundStrip</name>
    <message>
        <source>Learning rates tried</source>
        <translation>Erprobte Lernraten</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>.grad before: {0}</source>
        <translation>.grad davor: {0}</translation>
    </message>
    <message>
        <source>Gradients flow {0} times in this step: the graph is that of the last time, dashed until it is built.</source>
        <translation>Gradienten fließen in diesem Schritt {0}-mal: Der Graph ist der vom letzten Mal, gestrichelt, bis er gebaut ist.</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>gradient: {0}</source>
        <translation>Gradient: {0}</translation>
    </message>
    <message>
        <source>kept for backward(): {0} = {1}</source>
        <translation>für backward() behalten: {0} = {1}</translation>
    </message>
    <message>
        <source>leaf: not computed from others; backward() adds its gradient to .grad</source>
        <translation>Blatt: nicht aus anderen berechnet; backward() addiert seinen Gradienten zu .grad</translation>
    </message>
    <message>
        <source>not computed yet</source>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>value: {0}</source>
        <translation>Wert: {0}</translation>
    </message>
    <message>
        <source>variable: {0}</source>
        <translation>Variable: {0}</translation>
    </message>
    <message>
        <source>{0} · leaf</source>
        <translation>{0} · Blatt</translation>
    </message>
    <message>
        <source>{operation}: operand {number}</source>
        <translation>{operation}: Operand {number}</translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation>SVG …</translation>
    </message>
    <message>
        <source>Save the graph as a picture</source>
        <translation>Den Graphen als Bild speichern</translation>
    </message>
    <message>
        <source>Show the graph larger (+)</source>
        <translation>Den Graphen größer zeigen (+)</translation>
    </message>
    <message>
        <source>Show the graph smaller (−)</source>
        <translation>Den Graphen kleiner zeigen (−)</translation>
    </message>
    <message>
        <source>Show the whole graph (0)</source>
        <translation>Den ganzen Graphen zeigen (0)</translation>
    </message>
    <message>
        <source>↑ values going forward   ↓ gradients coming back</source>
        <translation>↑ Werte vorwärts   ↓ Gradienten zurück</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Graph that autograd built</source>
        <translation>Graph, den autograd gebaut hat</translation>
    </message>
</context>
<context>
    <name>Hall</name>
    <message>
        <source>All of the code</source>
        <translation>Der ganze Code</translation>
    </message>
    <message>
        <source>All that is said about the code</source>
        <translation>Alles, was zum Code gesagt wird</translation>
    </message>
    <message>
        <source>All ways, and how they compare</source>
        <translation>Alle Wege im Vergleich</translation>
    </message>
    <message>
        <source>E and the parameters over the steps</source>
        <translation>E und die Parameter über den Schritten</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Parameters over the steps</source>
        <translation>Parameter über den Schritten</translation>
    </message>
    <message>
        <source>Problem and learning rate</source>
        <translation>Problem und Lernrate</translation>
    </message>
    <message>
        <source>Question of the Lab</source>
        <translation>Frage des Labors</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The screen is blank</source>
        <translation>Der Bildschirm ist schwarz</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Variables and output</source>
        <translation>Variablen und Ausgabe</translation>
    </message>
    <message>
        <source>What the Lab says about the answer</source>
        <translation>Was das Labor zur Antwort sagt</translation>
    </message>
    <message>
        <source>back to the step, or leave the hall</source>
        <translation>zurück zum Schritt, oder den Saal verlassen</translation>
    </message>
    <message>
        <source>blank the screen</source>
        <translation>Bildschirm schwarz</translation>
    </message>
    <message>
        <source>gradapp: the hall</source>
        <translation>gradapp: der Saal</translation>
    </message>
    <message>
        <source>it runs: Ctrl+Shift+Enter stops it</source>
        <translation>läuft: Strg+Umschalt+Enter hält ihn an</translation>
    </message>
    <message>
        <source>line, and back</source>
        <translation>Zeile und zurück</translation>
    </message>
    <message>
        <source>not run yet: Ctrl+Enter runs it</source>
        <translation>noch nicht gelaufen: Strg+Enter führt ihn aus</translation>
    </message>
    <message>
        <source>play, or pause</source>
        <translation>abspielen oder anhalten</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>step, and back</source>
        <translation>Schritt und zurück</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>  or  </source>
        <translation>  oder  </translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>The start has no number for it: {step} goes to step 1.</source>
        <translation>Der Start hat keine Zahl dafür: {step} geht zu Schritt 1.</translation>
    </message>
    <message>
        <source>There is no number yet: answer the question first.</source>
        <translation>Noch gibt es keine Zahl: zuerst die Frage beantworten.</translation>
    </message>
    <message>
        <source>There is no number yet: the step has yet to be shown line by line.</source>
        <translation>Noch gibt es keine Zahl: Der Schritt ist noch nicht Zeile für Zeile gezeigt.</translation>
    </message>
    <message>
        <source>There is no number yet: {step} makes the first step.</source>
        <translation>Noch gibt es keine Zahl: {step} macht den ersten Schritt.</translation>
    </message>
    <message>
        <source>There is no number: this run ended before its first step.</source>
        <translation>Es gibt keine Zahl: Dieser Lauf endete vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>This code does not use it: way 2 does, once PyTorch is loaded.</source>
        <translation>Dieser Code verwendet das nicht: Weg 2 tut es, sobald PyTorch geladen ist.</translation>
    </message>
    <message>
        <source>This code does not use it: {way2} chooses way 2, which does.</source>
        <translation>Dieser Code verwendet das nicht: {way2} wählt Weg 2, der es tut.</translation>
    </message>
    <message>
        <source>This run has no number for it.</source>
        <translation>Dieser Lauf hat keine Zahl dafür.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the name of the file with the help: de for German</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Explanations</source>
        <translation>Erklärungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Nothing here has these words: try fewer, or shorter ones.</source>
        <translation>Diese Wörter stehen hier nirgends: weniger oder kürzere versuchen.</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Die Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Search: a word, a key, a task</source>
        <translation>Suchen: ein Wort, eine Taste, eine Aufgabe</translation>
    </message>
    <message>
        <source>What is explained</source>
        <translation>Was erklärt wird</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln pin(s)</source>
        <translation>
            <numerusform>%Ln Pin</numerusform>
            <numerusform>%Ln Pins</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>the formula</source>
        <translation>die Formel</translation>
    </message>
    <message>
        <source>the name of a pin</source>
        <translation>der Name eines Pins</translation>
    </message>
    <message>
        <source>the options of the rule</source>
        <translation>die Optionen der Regel</translation>
    </message>
    <message>
        <source>the pin to compare with</source>
        <translation>der Pin zum Vergleich</translation>
    </message>
    <message>
        <source>the pin “{name}”</source>
        <translation>der Pin „{name}“</translation>
    </message>
    <message>
        <source>the precision</source>
        <translation>die Genauigkeit</translation>
    </message>
    <message>
        <source>the problem</source>
        <translation>das Problem</translation>
    </message>
    <message>
        <source>the race</source>
        <translation>der Wettlauf</translation>
    </message>
    <message>
        <source>the reduction</source>
        <translation>die Reduktion</translation>
    </message>
    <message>
        <source>the removal of “{name}”</source>
        <translation>das Entfernen von „{name}“</translation>
    </message>
    <message>
        <source>the restart</source>
        <translation>der Neustart</translation>
    </message>
    <message>
        <source>the rule</source>
        <translation>die Regel</translation>
    </message>
    <message>
        <source>the samples</source>
        <translation>die Datenpunkte</translation>
    </message>
    <message>
        <source>the samples per step</source>
        <translation>die Datenpunkte je Schritt</translation>
    </message>
    <message>
        <source>the seed</source>
        <translation>der Startwert des Zufalls</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>der Start</translation>
    </message>
    <message>
        <source>the way: {way}</source>
        <translation>der Weg {way}</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>.grad of a tensor that is no leaf</source>
        <translation>.grad eines Tensors, der kein Blatt ist</translation>
    </message>
    <message>
        <source>A gradient is that of one number. With two, PyTorch would have to be told how much each of them counts, and does not guess. Their mean is one number, and so is their sum.</source>
        <translation>Ein Gradient ist der einer einzigen Zahl. Bei zweien müsste man PyTorch sagen, wie viel jede zählt, und es rät nicht. Ihr Mittel ist eine Zahl, ihre Summe auch.</translation>
    </message>
    <message>
        <source>A gradient says what a very small change in θ does to E, and an integer can&apos;t change by a little. So only floating-point (and complex) tensors can require gradients.</source>
        <translation>Ein Gradient sagt, was eine sehr kleine Änderung von θ mit E macht, und eine ganze Zahl kann sich nicht um ein wenig ändern. Darum können nur Tensoren aus Gleitkommazahlen (und komplexen) Gradienten verlangen.</translation>
    </message>
    <message>
        <source>A warning, and the first step is made with α/2</source>
        <translation>Eine Warnung, und der erste Schritt wird mit α/2 gemacht</translation>
    </message>
    <message>
        <source>A warning, and θ goes to a wrong place</source>
        <translation>Eine Warnung, und θ geht an eine falsche Stelle</translation>
    </message>
    <message>
        <source>Add up numbers: total += E.item().</source>
        <translation>Zahlen summieren: total += E.item().</translation>
    </message>
    <message>
        <source>After step 1, θ {here_theta_1}; with the scheduler after the optimizer, θ {right_theta_1}.</source>
        <translation>Nach Schritt 1 ist θ {here_theta_1}; mit dem Scheduler nach dem Optimierer θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>After step 10, θ {here_theta_10}; way 3 has θ {right_theta_10}.</source>
        <translation>Nach Schritt 10 ist θ {here_theta_10}; Weg 3 hat θ {right_theta_10}.</translation>
    </message>
    <message>
        <source>After step 10, θ {here_theta_10}; with the right shapes θ {right_theta_10}.</source>
        <translation>Nach Schritt 10 ist θ {here_theta_10}; mit den richtigen Formen θ {right_theta_10}.</translation>
    </message>
    <message>
        <source>After step 3, θ {here_theta_3}; way 1 has θ {right_theta_3}.</source>
        <translation>Nach Schritt 3 ist θ {here_theta_3}; Weg 1 hat θ {right_theta_3}.</translation>
    </message>
    <message>
        <source>After step(), θ.grad is None, and θ is as before; way 3 uses the gradient, dE/dθ {right_gradient_1}, before it is cleared, and goes on to θ {right_theta_1}.</source>
        <translation>Nach step() ist θ.grad None und θ wie zuvor; Weg 3 verwendet den Gradienten, dE/dθ {right_gradient_1}, bevor er gelöscht wird, und kommt zu θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>An optimizer holds tensors, not names. The one that it was given gets no gradient any more, so step() skips it. The new θ gets one, but neither step() nor zero_grad() knows of it.</source>
        <translation>Ein Optimierer hält Tensoren, keine Namen. Der, den er bekommen hat, erhält keinen Gradienten mehr, darum übergeht ihn step(). Das neue θ erhält einen, aber weder step() noch zero_grad() weiß von ihm.</translation>
    </message>
    <message>
        <source>By the chain rule the gradient is x times that of the residual, but the residual is not a leaf.</source>
        <translation>Nach der Kettenregel ist der Gradient x mal der des Residuums, aber das Residuum ist kein Blatt.</translation>
    </message>
    <message>
        <source>By then, the graph of total has 41 nodes.</source>
        <translation>Bis dahin hat der Graph von total 41 Knoten.</translation>
    </message>
    <message>
        <source>Call backward() once for each E. Where it must be twice, backward(retain_graph=True) keeps the graph, and the gradients add up.</source>
        <translation>backward() für jedes E einmal aufrufen. Wo es zweimal sein muss, behält backward(retain_graph=True) den Graphen, und die Gradienten summieren sich.</translation>
    </message>
    <message>
        <source>Call scheduler.step() after optimizer.step().</source>
        <translation>scheduler.step() nach optimizer.step() aufrufen.</translation>
    </message>
    <message>
        <source>Call zero_grad() before backward(), or after step().</source>
        <translation>zero_grad() vor backward() aufrufen oder nach step().</translation>
    </message>
    <message>
        <source>Compute E from θ without detach() or .item() on the way.</source>
        <translation>E aus θ berechnen, ohne detach() oder .item() dazwischen.</translation>
    </message>
    <message>
        <source>Divide the error of each part by the number of parts: (E / 2).backward().</source>
        <translation>Den Fehler jedes Teils durch die Zahl der Teile teilen: (E / 2).backward().</translation>
    </message>
    <message>
        <source>E has the same value as in way 2, E {right_error_1}, but there it has a grad_fn, and dE/dθ {right_gradient_1} comes out.</source>
        <translation>E hat denselben Wert wie auf Weg 2, E {right_error_1}, aber dort hat es eine grad_fn, und dE/dθ {right_gradient_1} kommt heraus.</translation>
    </message>
    <message>
        <source>E.backward() is called twice on the same E.</source>
        <translation>E.backward() wird zweimal auf demselben E aufgerufen.</translation>
    </message>
    <message>
        <source>Each of these pieces of code is almost right. Say what you expect, with the keys 1 to 4; then it runs, and its own numbers explain it.</source>
        <translation>Jedes dieser Stücke Code ist fast richtig. Mit den Tasten 1 bis 4 wird vorhergesagt, was geschieht; dann läuft es, und seine eigenen Zahlen erklären es.</translation>
    </message>
    <message>
        <source>Each step is made with the gradient of the one before</source>
        <translation>Jeder Schritt geschieht mit dem Gradienten des vorigen</translation>
    </message>
    <message>
        <source>Each step is twice as long</source>
        <translation>Jeder Schritt ist doppelt so lang</translation>
    </message>
    <message>
        <source>Give both the same shape: leave out [:, None], or let y have it, too.</source>
        <translation>Beiden dieselbe Form geben: [:, None] weglassen, oder es auch y geben.</translation>
    </message>
    <message>
        <source>Gradient without its 2</source>
        <translation>Gradient ohne seine 2</translation>
    </message>
    <message>
        <source>Gradients of two half batches</source>
        <translation>Gradienten zweier halber Batches</translation>
    </message>
    <message>
        <source>Half a gradient has the same sign, and is 0 at the same θ. This code does what correct code does with half the learning rate: a step multiplies the distance to θ* by 1&#xa0;−&#xa0;αx² instead of 1&#xa0;−&#xa0;2αx². No error message tells you so.</source>
        <translation>Ein halber Gradient hat dasselbe Vorzeichen und ist bei demselben θ 0. Dieser Code macht, was richtiger Code mit der halben Lernrate macht: Ein Schritt multipliziert den Abstand zu θ* mit 1&#xa0;−&#xa0;αx² statt mit 1&#xa0;−&#xa0;2αx². Keine Fehlermeldung sagt das.</translation>
    </message>
    <message>
        <source>In step 1, loss {here_error_1} and θ.grad {here_gradient_1}; with the right shapes, loss {right_error_1} and θ.grad {right_gradient_1}.</source>
        <translation>In Schritt 1 ist loss {here_error_1} und θ.grad {here_gradient_1}; mit den richtigen Formen ist loss {right_error_1} und θ.grad {right_gradient_1}.</translation>
    </message>
    <message>
        <source>In step 1, θ.grad {here_gradient_1}, and θ {here_theta_1}; with the whole batch, θ.grad {right_gradient_1}, and θ {right_theta_1}.</source>
        <translation>In Schritt 1 ist θ.grad {here_gradient_1} und θ {here_theta_1}; mit dem ganzen Batch θ.grad {right_gradient_1} und θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>Integer tensor</source>
        <translation>Ganzzahliger Tensor</translation>
    </message>
    <message>
        <source>It works, by the chain rule</source>
        <translation>Es geht, nach der Kettenregel</translation>
    </message>
    <message>
        <source>It works: no_grad() only saves time</source>
        <translation>Es geht: no_grad() spart nur Zeit</translation>
    </message>
    <message>
        <source>Lab 12, correct  Scheduler after optimizer</source>
        <translation>Labor 12, richtig  Scheduler nach dem Optimierer</translation>
    </message>
    <message>
        <source>Lab 15, correct  backward() on the mean</source>
        <translation>Labor 15, richtig  backward() auf dem Mittel</translation>
    </message>
    <message>
        <source>Lab 16, correct  The whole batch at once</source>
        <translation>Labor 16, richtig  Der ganze Batch auf einmal</translation>
    </message>
    <message>
        <source>Lab 7, correct  Shapes (2,) and (2,)</source>
        <translation>Labor 7, richtig  Formen (2,) und (2,)</translation>
    </message>
    <message>
        <source>Lab {number}</source>
        <translation>Labor {number}</translation>
    </message>
    <message>
        <source>Lab {number}: {name}</source>
        <translation>Labor {number}: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln step(s) to see [its|their] numbers here.</source>
        <translation>
            <numerusform>%Ln Schritt machen, um seine Zahlen hier zu sehen.</numerusform>
            <numerusform>%Ln Schritte machen, um ihre Zahlen hier zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make the tensor before the optimizer, and from then on change it only in place.</source>
        <translation>Den Tensor vor dem Optimierer anlegen und ihn von da an nur an Ort und Stelle ändern.</translation>
    </message>
    <message>
        <source>Make θ from a float: torch.tensor([θ_0], requires_grad=True).</source>
        <translation>θ aus einer Gleitkommazahl erzeugen: torch.tensor([θ_0], requires_grad=True).</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>Mittlerer Fehler</translation>
    </message>
    <message>
        <source>No step is made. The leaf has its gradient: way 2 reads θ.grad {right_gradient_1} and goes on to θ {right_theta_1}.</source>
        <translation>Es wird kein Schritt gemacht. Das Blatt hat seinen Gradienten: Weg 2 liest θ.grad {right_gradient_1} und kommt zu θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>No step is made. Way 2 computes the same gradient, dE/dθ {right_gradient_1}, and goes on to θ {right_theta_1}.</source>
        <translation>Es wird kein Schritt gemacht. Weg 2 berechnet denselben Gradienten, dE/dθ {right_gradient_1}, und kommt zu θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>No step is made. Way 2 has called it once, has dE/dθ {right_gradient_1}, and goes on to θ {right_theta_1}.</source>
        <translation>Es wird kein Schritt gemacht. Weg 2 ruft es einmal auf, hat dE/dθ {right_gradient_1} und kommt zu θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>No step is made. Way 2 makes θ from a float, and step 1 arrives at θ {right_theta_1}.</source>
        <translation>Es wird kein Schritt gemacht. Weg 2 erzeugt θ aus einer Gleitkommazahl, und Schritt 1 kommt zu θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>No step is made. With the mean, E {right_error_1} and dE/dθ {right_gradient_1}, and step 1 arrives at θ {right_theta_1}.</source>
        <translation>Es wird kein Schritt gemacht. Mit dem Mittel ist E {right_error_1} und dE/dθ {right_gradient_1}, und Schritt 1 kommt zu θ {right_theta_1}.</translation>
    </message>
    <message>
        <source>Nothing changes: MSELoss matches the shapes</source>
        <translation>Nichts ändert sich: MSELoss gleicht die Formen an</translation>
    </message>
    <message>
        <source>Nothing changes: detach() only makes a copy</source>
        <translation>Nichts ändert sich: detach() erzeugt nur eine Kopie</translation>
    </message>
    <message>
        <source>Nothing changes: each is called once a step</source>
        <translation>Nichts ändert sich: Jedes wird einmal je Schritt aufgerufen</translation>
    </message>
    <message>
        <source>Nothing changes: step() clears θ.grad</source>
        <translation>Nichts ändert sich: step() löscht θ.grad</translation>
    </message>
    <message>
        <source>Nothing changes: the second call finds the same</source>
        <translation>Nichts ändert sich: Der zweite Aufruf findet dasselbe</translation>
    </message>
    <message>
        <source>Nothing: E is a number</source>
        <translation>Nichts: E ist eine Zahl</translation>
    </message>
    <message>
        <source>On its way backward() needs what the operations have kept, here f(x) − y, and frees it as it goes, to save memory. A second call finds it gone. The first has done its work: θ.grad is there.</source>
        <translation>Auf seinem Weg braucht backward(), was die Operationen behalten haben, hier f(x) − y, und gibt es hinter sich frei, um Speicher zu sparen. Ein zweiter Aufruf findet es nicht mehr. Der erste hat seine Arbeit getan: θ.grad ist da.</translation>
    </message>
    <message>
        <source>Only the second half counts</source>
        <translation>Nur die zweite Hälfte zählt</translation>
    </message>
    <message>
        <source>Optimizer holds another tensor</source>
        <translation>Optimierer hält einen anderen Tensor</translation>
    </message>
    <message>
        <source>Put the update under “with torch.no_grad():”, so that autograd does not record it.</source>
        <translation>Die Änderung unter „with torch.no_grad():“ setzen, damit autograd sie nicht aufzeichnet.</translation>
    </message>
    <message>
        <source>PyTorch raises an exception</source>
        <translation>PyTorch wirft eine Ausnahme</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at E.backward()</source>
        <translation>PyTorch wirft eine Ausnahme bei E.backward()</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at detach()</source>
        <translation>PyTorch wirft eine Ausnahme bei detach()</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at scheduler.step()</source>
        <translation>PyTorch wirft eine Ausnahme bei scheduler.step()</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at step()</source>
        <translation>PyTorch wirft eine Ausnahme bei step()</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at the second E.backward()</source>
        <translation>PyTorch wirft eine Ausnahme beim zweiten E.backward()</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at the second backward()</source>
        <translation>PyTorch wirft eine Ausnahme beim zweiten backward()</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at the second call</source>
        <translation>PyTorch wirft eine Ausnahme beim zweiten Aufruf</translation>
    </message>
    <message>
        <source>PyTorch raises an exception at the update</source>
        <translation>PyTorch wirft eine Ausnahme bei der Änderung</translation>
    </message>
    <message>
        <source>PyTorch raises an exception where θ is made</source>
        <translation>PyTorch wirft eine Ausnahme, wo θ erzeugt wird</translation>
    </message>
    <message>
        <source>PyTorch raises an exception: the shapes differ</source>
        <translation>PyTorch wirft eine Ausnahme: Die Formen sind verschieden</translation>
    </message>
    <message>
        <source>PyTorch stretches both to the shape (2, 2), which is called broadcasting, and compares each prediction with each output. The best for both y and −y is their mean, 0: the loss has become θ²x² + y², and is least at θ&#xa0;=&#xa0;0.</source>
        <translation>PyTorch streckt beide auf die Form (2, 2), was Broadcasting heißt, und vergleicht jede Vorhersage mit jeder Ausgabe. Das Beste für y und −y zugleich ist ihr Mittel, 0: Der Fehler ist zu θ²x² + y² geworden und bei θ&#xa0;=&#xa0;0 am kleinsten.</translation>
    </message>
    <message>
        <source>Read the .grad of the leaf, or call retain_grad() before backward().</source>
        <translation>.grad des Blattes lesen oder vor backward() retain_grad() aufrufen.</translation>
    </message>
    <message>
        <source>Residual detached</source>
        <translation>Residuum abgelöst</translation>
    </message>
    <message>
        <source>Right order</source>
        <translation>Richtige Folge</translation>
    </message>
    <message>
        <source>Scheduler before optimizer</source>
        <translation>Scheduler vor dem Optimierer</translation>
    </message>
    <message>
        <source>Shapes (2, 1) and (2,)</source>
        <translation>Formen (2, 1) und (2,)</translation>
    </message>
    <message>
        <source>Take the mean() or the sum() first, and call backward() on that.</source>
        <translation>Erst mean() oder sum() nehmen und backward() darauf aufrufen.</translation>
    </message>
    <message>
        <source>The correct code has stopped before that step.</source>
        <translation>Der richtige Code war vor diesem Schritt zu Ende.</translation>
    </message>
    <message>
        <source>The gradient by hand is x (f(x) − y), without the factor 2.</source>
        <translation>Der Gradient von Hand ist x (f(x) − y), ohne den Faktor 2.</translation>
    </message>
    <message>
        <source>The gradient passes through the residual on its way to θ, but backward() keeps it for leaves only. So fx_y.grad is None, PyTorch warns when it is read, and Python can&apos;t multiply by None.</source>
        <translation>Der Gradient kommt auf seinem Weg zu θ durch das Residuum, aber backward() behält ihn nur für Blätter. Darum ist fx_y.grad None, PyTorch warnt, wenn es gelesen wird, und Python kann nicht mit None multiplizieren.</translation>
    </message>
    <message>
        <source>The gradients of all steps add up</source>
        <translation>Die Gradienten aller Schritte summieren sich</translation>
    </message>
    <message>
        <source>The learning rate is halved for the next step. Called too early, that is this one: step 1 uses α/2, step 2 α/4, and α itself is never used. PyTorch warns of it once.</source>
        <translation>Die Lernrate wird für den nächsten Schritt halbiert. Zu früh aufgerufen, gilt das schon für diesen: Schritt 1 verwendet α/2, Schritt 2 α/4, und α selbst wird nie verwendet. PyTorch warnt einmal davor.</translation>
    </message>
    <message>
        <source>The new θ is the result of an operation (see its grad_fn), not a leaf. Autograd keeps gradients only for leaves, so its .grad is None, and PyTorch warns when it is read. The leaf still has its gradient, but no name refers to it any more.</source>
        <translation>Das neue θ ist das Ergebnis einer Operation (siehe seine grad_fn), kein Blatt. Autograd behält Gradienten nur für Blätter, darum ist sein .grad None, und PyTorch warnt, wenn es gelesen wird. Das Blatt hat seinen Gradienten noch, aber kein Name verweist mehr darauf.</translation>
    </message>
    <message>
        <source>The new θ itself is correct, the same as in way 2, θ {right_theta_1}: see Variables.</source>
        <translation>Das neue θ selbst ist richtig, dasselbe wie auf Weg 2, θ {right_theta_1}: siehe „Variablen“.</translation>
    </message>
    <message>
        <source>The optimizer goes on with the new θ</source>
        <translation>Der Optimierer macht mit dem neuen θ weiter</translation>
    </message>
    <message>
        <source>The residual is detached, and the error E is computed from what is left.</source>
        <translation>Das Residuum wird abgelöst, und der Fehler E wird aus dem berechnet, was bleibt.</translation>
    </message>
    <message>
        <source>The same as with -=</source>
        <translation>Dasselbe wie mit -=</translation>
    </message>
    <message>
        <source>The same as with both samples at once</source>
        <translation>Dasselbe wie mit beiden Datenpunkten auf einmal</translation>
    </message>
    <message>
        <source>The step by way 2 has dE/dθ {right_gradient_1} and goes on; this code has nothing to go on with.</source>
        <translation>Der Schritt auf Weg 2 hat dE/dθ {right_gradient_1} und geht weiter; dieser Code hat nichts, womit es weiterginge.</translation>
    </message>
    <message>
        <source>The update is θ = θ - α * θ.grad, which does not change θ but makes another tensor.</source>
        <translation>Die Änderung ist θ = θ - α * θ.grad, was θ nicht ändert, sondern einen anderen Tensor erzeugt.</translation>
    </message>
    <message>
        <source>The update θ -= α * θ.grad is not inside torch.no_grad().</source>
        <translation>Die Änderung θ -= α * θ.grad steht nicht in torch.no_grad().</translation>
    </message>
    <message>
        <source>There are two samples, (x, y) and (−x, −y), and E.backward() is called on both their errors.</source>
        <translation>Es gibt zwei Datenpunkte, (x, y) und (−x, −y), und E.backward() wird auf ihren beiden Fehlern aufgerufen.</translation>
    </message>
    <message>
        <source>There are two samples, (x, y) and (−x, −y), and backward() is called on the mean error of each half of them.</source>
        <translation>Es gibt zwei Datenpunkte, (x, y) und (−x, −y), und backward() wird auf dem mittleren Fehler jeder Hälfte aufgerufen.</translation>
    </message>
    <message>
        <source>There are two samples, (x, y) and (−x, −y), but MSELoss gets predictions of shape (2, 1) and outputs of shape (2,).</source>
        <translation>Es gibt zwei Datenpunkte, (x, y) und (−x, −y), aber MSELoss bekommt Vorhersagen der Form (2, 1) und Ausgaben der Form (2,).</translation>
    </message>
    <message>
        <source>There is no step {step} to show.</source>
        <translation>Es gibt keinen Schritt {step} zu zeigen.</translation>
    </message>
    <message>
        <source>These are not the numbers of the question; with them, something else may happen.</source>
        <translation>Dies sind nicht die Zahlen der Frage; mit ihnen kann etwas anderes geschehen.</translation>
    </message>
    <message>
        <source>Two samples</source>
        <translation>Zwei Datenpunkte</translation>
    </message>
    <message>
        <source>Update outside no_grad()</source>
        <translation>Änderung außerhalb von no_grad()</translation>
    </message>
    <message>
        <source>What will happen?</source>
        <translation>Was wird geschehen?</translation>
    </message>
    <message>
        <source>When θ reaches θ*, the sum is not 0 and carries θ past it: θ swings back and forth, with nothing to damp it.</source>
        <translation>Wenn θ bei θ* ankommt, ist die Summe nicht 0 und trägt θ darüber hinaus: θ schwingt hin und her, und nichts dämpft es.</translation>
    </message>
    <message>
        <source>Whole batch</source>
        <translation>Ganzer Batch</translation>
    </message>
    <message>
        <source>With α&#xa0;=&#xa0;0.2 instead of 0.1, θ swings around θ* on its way to it.</source>
        <translation>Mit α&#xa0;=&#xa0;0.2 statt 0.1 schwingt θ auf dem Weg zu θ* um θ* herum.</translation>
    </message>
    <message>
        <source>Write θ -= α * θ.grad under torch.no_grad(): it changes the leaf in place.</source>
        <translation>θ -= α * θ.grad unter torch.no_grad() schreiben: Das ändert das Blatt an Ort und Stelle.</translation>
    </message>
    <message>
        <source>backward() adds: θ.grad is the sum of the gradients of both halves, but that of the whole batch is their mean. Each step is as long as one with twice the learning rate.</source>
        <translation>backward() addiert: θ.grad ist die Summe der Gradienten beider Hälften, der des ganzen Batches aber ist ihr Mittel. Jeder Schritt ist so lang wie einer mit der doppelten Lernrate.</translation>
    </message>
    <message>
        <source>backward() called twice</source>
        <translation>backward() zweimal aufgerufen</translation>
    </message>
    <message>
        <source>backward() does not set θ.grad, it adds to it. Unless it is cleared, each step is made with the sum of the gradients of all steps so far.</source>
        <translation>backward() setzt θ.grad nicht, sondern addiert dazu. Wird es nicht gelöscht, geschieht jeder Schritt mit der Summe der Gradienten aller bisherigen Schritte.</translation>
    </message>
    <message>
        <source>backward() on a vector</source>
        <translation>backward() auf einem Vektor</translation>
    </message>
    <message>
        <source>detach() gives the same number without its history. For autograd, E then has nothing to do with θ: it has no grad_fn, and backward() has nowhere to go. With .item(), which gives a plain number, the way back is cut just the same.</source>
        <translation>detach() gibt dieselbe Zahl ohne ihre Geschichte. Für autograd hat E dann nichts mit θ zu tun: Es hat keine grad_fn, und backward() kommt nirgends hin. Mit .item(), das eine bloße Zahl gibt, ist der Rückweg ebenso abgeschnitten.</translation>
    </message>
    <message>
        <source>fx_y.grad is 0, so θ never moves</source>
        <translation>fx_y.grad ist 0, also bewegt sich θ nie</translation>
    </message>
    <message>
        <source>fx_y.grad is None: a warning, then an exception</source>
        <translation>fx_y.grad ist None: eine Warnung, dann eine Ausnahme</translation>
    </message>
    <message>
        <source>optimizer.step() comes before E.backward(), just after zero_grad().</source>
        <translation>optimizer.step() kommt vor E.backward(), gleich nach zero_grad().</translation>
    </message>
    <message>
        <source>optimizer.zero_grad() is missing before E.backward().</source>
        <translation>Vor E.backward() fehlt optimizer.zero_grad().</translation>
    </message>
    <message>
        <source>optimizer.zero_grad() stands between E.backward() and optimizer.step().</source>
        <translation>optimizer.zero_grad() steht zwischen E.backward() und optimizer.step().</translation>
    </message>
    <message>
        <source>scheduler.step(), which halves the learning rate, comes before optimizer.step().</source>
        <translation>scheduler.step(), das die Lernrate halbiert, kommt vor optimizer.step().</translation>
    </message>
    <message>
        <source>step() before backward()</source>
        <translation>step() vor backward()</translation>
    </message>
    <message>
        <source>total += E with its graph</source>
        <translation>total += E mit seinem Graphen</translation>
    </message>
    <message>
        <source>total = total + E adds up tensors, each of which has its graph.</source>
        <translation>total = total + E summiert Tensoren, von denen jeder seinen Graphen hat.</translation>
    </message>
    <message>
        <source>total is computed from every E, and so keeps the graphs of all steps alive, 4 nodes more with each. θ does not notice; in a long run, memory does.</source>
        <translation>total ist aus jedem E berechnet und hält so die Graphen aller Schritte am Leben, mit jedem 4 Knoten mehr. θ merkt davon nichts; der Speicher in einem langen Lauf schon.</translation>
    </message>
    <message>
        <source>zero_grad() after backward()</source>
        <translation>zero_grad() nach backward()</translation>
    </message>
    <message>
        <source>zero_grad() forgotten</source>
        <translation>zero_grad() vergessen</translation>
    </message>
    <message>
        <source>zero_grad() has set θ.grad to None, and step() silently skips what has no gradient. Then backward() finds the gradient, and the next zero_grad() throws it away.</source>
        <translation>zero_grad() hat θ.grad auf None gesetzt, und step() übergeht still, was keinen Gradienten hat. Dann findet backward() den Gradienten, und das nächste zero_grad() wirft ihn weg.</translation>
    </message>
    <message>
        <source>zero_grad() sets θ.grad to None, whatever backward() has just found, and step() silently skips what has no gradient. No error message tells you so.</source>
        <translation>zero_grad() setzt θ.grad auf None, was backward() auch gerade gefunden hat, und step() übergeht still, was keinen Gradienten hat. Keine Fehlermeldung sagt das.</translation>
    </message>
    <message>
        <source>θ = θ − … instead of −=</source>
        <translation>θ = θ − … statt −=</translation>
    </message>
    <message>
        <source>θ arrives at the same θ*, more slowly</source>
        <translation>θ kommt bei demselben θ* an, nur langsamer</translation>
    </message>
    <message>
        <source>θ arrives at θ*, only sooner</source>
        <translation>θ kommt bei θ* an, nur früher</translation>
    </message>
    <message>
        <source>θ becomes a float in the first step</source>
        <translation>θ wird im ersten Schritt eine Gleitkommazahl</translation>
    </message>
    <message>
        <source>θ diverges</source>
        <translation>θ divergiert</translation>
    </message>
    <message>
        <source>θ does not move</source>
        <translation>θ bewegt sich nicht</translation>
    </message>
    <message>
        <source>θ does not move: step() finds no gradient</source>
        <translation>θ bewegt sich nicht: step() findet keinen Gradienten</translation>
    </message>
    <message>
        <source>θ does not move: the learning rate is 0</source>
        <translation>θ bewegt sich nicht: Die Lernrate ist 0</translation>
    </message>
    <message>
        <source>θ goes the wrong way</source>
        <translation>θ geht in die falsche Richtung</translation>
    </message>
    <message>
        <source>θ is a leaf: a tensor that was not computed from others, for which autograd keeps the gradient. Changed in place while autograd records, it would be the result of its own update. PyTorch refuses.</source>
        <translation>θ ist ein Blatt: ein Tensor, der nicht aus anderen berechnet wurde und für den autograd den Gradienten behält. An Ort und Stelle geändert, während autograd aufzeichnet, wäre es das Ergebnis seiner eigenen Änderung. PyTorch weigert sich.</translation>
    </message>
    <message>
        <source>θ is made anew after the optimizer was given the old θ.</source>
        <translation>θ wird neu angelegt, nachdem der Optimierer das alte θ bekommen hat.</translation>
    </message>
    <message>
        <source>θ is made from an integer, with requires_grad=True.</source>
        <translation>θ wird aus einer ganzen Zahl erzeugt, mit requires_grad=True.</translation>
    </message>
    <message>
        <source>θ is rounded to an integer after each step</source>
        <translation>θ wird nach jedem Schritt auf eine ganze Zahl gerundet</translation>
    </message>
    <message>
        <source>θ moves as in way 3</source>
        <translation>θ bewegt sich wie auf Weg 3</translation>
    </message>
    <message>
        <source>θ moves as in way 3, but no graph is ever freed</source>
        <translation>θ bewegt sich wie auf Weg 3, aber kein Graph wird je frei</translation>
    </message>
    <message>
        <source>θ moves twice in each step</source>
        <translation>θ bewegt sich in jedem Schritt zweimal</translation>
    </message>
    <message>
        <source>θ moves, but loses its gradient</source>
        <translation>θ bewegt sich, verliert aber seinen Gradienten</translation>
    </message>
    <message>
        <source>θ moves, but the other way</source>
        <translation>θ bewegt sich, aber in die andere Richtung</translation>
    </message>
    <message>
        <source>θ moves, but then it has no gradient</source>
        <translation>θ bewegt sich, hat dann aber keinen Gradienten</translation>
    </message>
    <message>
        <source>θ never moves</source>
        <translation>θ bewegt sich nie</translation>
    </message>
    <message>
        <source>θ never moves, and its gradients add up</source>
        <translation>θ bewegt sich nie, und seine Gradienten summieren sich</translation>
    </message>
    <message>
        <source>θ stops at a wrong place, half as far away</source>
        <translation>θ bleibt an einer falschen Stelle stehen, halb so weit weg</translation>
    </message>
    <message>
        <source>θ swings around θ* and does not come to rest</source>
        <translation>θ schwingt um θ* und kommt nicht zur Ruhe</translation>
    </message>
    <message>
        <source>θ.grad has two numbers</source>
        <translation>θ.grad hat zwei Zahlen</translation>
    </message>
    <message>
        <source>θ.grad is 0, so θ never moves</source>
        <translation>θ.grad ist 0, darum bewegt sich θ nie</translation>
    </message>
    <message>
        <source>θ.grad is the gradient of their mean</source>
        <translation>θ.grad ist der Gradient ihres Mittels</translation>
    </message>
    <message>
        <source>θ.grad is the gradient of their sum</source>
        <translation>θ.grad ist der Gradient ihrer Summe</translation>
    </message>
    <message>
        <source>θ.grad is twice the gradient</source>
        <translation>θ.grad ist das Doppelte des Gradienten</translation>
    </message>
    <message>
        <source>θ.grad {here_gradient_1} after step 1 and θ.grad {here_gradient_2} after step 2, and yet θ {here_theta_2}; way 3 has θ {right_theta_2}.</source>
        <translation>Nach Schritt 1 ist θ.grad {here_gradient_1}, nach Schritt 2 θ.grad {here_gradient_2}, und doch θ {here_theta_2}; Weg 3 hat θ {right_theta_2}.</translation>
    </message>
    <message>
        <source>θ.grad {here_gradient_1} after step 1 and θ.grad {here_gradient_2} after step 2, where way 3 has θ.grad {right_gradient_2}.</source>
        <translation>Nach Schritt 1 ist θ.grad {here_gradient_1}, nach Schritt 2 θ.grad {here_gradient_2}, wo auf Weg 3 θ.grad {right_gradient_2} ist.</translation>
    </message>
    <message>
        <source>θ.grad {here_gradient_1} at the end of step 1, and yet θ {here_theta_1} as before; way 3 has θ {right_theta_1}.</source>
        <translation>θ.grad {here_gradient_1} am Ende von Schritt 1, und doch θ {here_theta_1} wie zuvor; Weg 3 hat θ {right_theta_1}.</translation>
    </message>
</context>
<context>
    <name>LabBar</name>
    <message>
        <source>Open Lab {0}</source>
        <translation>Labor {0} öffnen</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>{0} öffnen</translation>
    </message>
</context>
<context>
    <name>LabPanel</name>
    <message>
        <source>&amp;Show it without guessing</source>
        <translation>Ohne Raten &amp;zeigen</translation>
    </message>
    <message>
        <source>The Lab</source>
        <translation>Das Labor</translation>
    </message>
    <message>
        <source>What happens: {0}.</source>
        <translation>Was geschieht: {0}.</translation>
    </message>
    <message>
        <source>You said: {0}.</source>
        <translation>Vorhergesagt war: {0}.</translation>
    </message>
    <message>
        <source>→ What happens:</source>
        <translation>→ Was geschieht:</translation>
    </message>
    <message>
        <source>✓ Your prediction was right:</source>
        <translation>✓ Die Vorhersage war richtig:</translation>
    </message>
    <message>
        <source>✗ Your prediction was not right.</source>
        <translation>✗ Die Vorhersage war nicht richtig.</translation>
    </message>
</context>
<context>
    <name>LandscapePlot</name>
    <message>
        <source>Earlier calls of backward() on it: {0}.</source>
        <translation>Frühere Aufrufe von backward() darauf: {0}.</translation>
    </message>
    <message>
        <source>Error at this step</source>
        <translation>Fehler in diesem Schritt</translation>
    </message>
    <message>
        <source>Error over {0} at this step</source>
        <translation>Fehler über {0} in diesem Schritt</translation>
    </message>
    <message>
        <source>It is at {0}.</source>
        <translation>Er ist bei {0}.</translation>
    </message>
    <message>
        <source>along −.grad</source>
        <translation>entlang −.grad</translation>
    </message>
    <message>
        <source>{0} over {1} at step {2}, by the code&apos;s own lines.</source>
        <translation>{0} über {1} in Schritt {2}, von den Zeilen des Codes selbst berechnet.</translation>
    </message>
    <message>
        <source>{0} where it was computed: from {1} to {2}.</source>
        <translation>{0}, wo es berechnet wurde: von {1} bis {2}.</translation>
    </message>
</context>
<context>
    <name>LargeEquations</name>
    <message>
        <source>This step, with numbers</source>
        <translation>Dieser Schritt, mit Zahlen</translation>
    </message>
</context>
<context>
    <name>LargeLines</name>
    <message>
        <source>Line of code with its neighbours</source>
        <translation>Codezeile mit ihren Nachbarn</translation>
    </message>
</context>
<context>
    <name>LargeVerdict</name>
    <message>
        <source>How the ways compare</source>
        <translation>Die Wege im Vergleich</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>&amp;All ways</source>
        <translation>&amp;Alle Wege</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Descent</source>
        <translation>&amp;Abstieg</translation>
    </message>
    <message>
        <source>&amp;Own code</source>
        <translation>&amp;Eigener Code</translation>
    </message>
</context>
<context>
    <name>LearningRate</name>
    <message>
        <source>Hessian: {0}</source>
        <translation>Hesse-Matrix: {0}</translation>
    </message>
    <message>
        <source>Hessian: {0}; E is flat along {1} of {2} directions</source>
        <translation>Hesse-Matrix: {0}; E ist entlang {1} von {2} Richtungen flach</translation>
    </message>
    <message>
        <source>Hessian: {0}; condition number {1}</source>
        <translation>Hesse-Matrix: {0}; Konditionszahl {1}</translation>
    </message>
    <message numerus="yes">
        <source>Sweep by {by}: of %Ln learning rate(s) tried, none has converged.</source>
        <translation>
            <numerusform>Versuchsreihe mit {by}: Von %Ln erprobten Lernrate ist keine konvergiert.</numerusform>
            <numerusform>Versuchsreihe mit {by}: Von %Ln erprobten Lernraten ist keine konvergiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sweep by {by}: of %Ln learning rate(s) tried, one has converged: α {alpha}, at step {step}.</source>
        <translation>
            <numerusform>Versuchsreihe mit {by}: Von %Ln erprobten Lernrate ist eine konvergiert: α {alpha}, bei Schritt {step}.</numerusform>
            <numerusform>Versuchsreihe mit {by}: Von %Ln erprobten Lernraten ist eine konvergiert: α {alpha}, bei Schritt {step}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sweep by {by}: of %Ln learning rate(s) tried, {came} have converged, between α {least} and α {most}; soonest with α {alpha}, at step {step}.</source>
        <translation>
            <numerusform>Versuchsreihe mit {by}: Von %Ln erprobten Lernrate sind {came} konvergiert, zwischen α {least} und α {most}; am frühesten mit α {alpha}, bei Schritt {step}.</numerusform>
            <numerusform>Versuchsreihe mit {by}: Von %Ln erprobten Lernraten sind {came} konvergiert, zwischen α {least} und α {most}; am frühesten mit α {alpha}, bei Schritt {step}.</numerusform>
        </translation>
    </message>
    <message>
        <source>approaches a minimum, from one side in each direction</source>
        <translation>nähert sich einem Minimum, in jeder Richtung von einer Seite</translation>
    </message>
    <message>
        <source>approaches the minimum with weight decay {minimum} from both sides</source>
        <translation>nähert sich dem Minimum mit Weight Decay {minimum} von beiden Seiten</translation>
    </message>
    <message>
        <source>approaches the minimum with weight decay {minimum} from one side</source>
        <translation>nähert sich dem Minimum mit Weight Decay {minimum} von einer Seite</translation>
    </message>
    <message>
        <source>approaches the minimum with weight decay {minimum}, from one side in each direction</source>
        <translation>nähert sich dem Minimum mit Weight Decay {minimum}, in jeder Richtung von einer Seite</translation>
    </message>
    <message>
        <source>approaches the minimum {minimum} from both sides</source>
        <translation>nähert sich dem Minimum {minimum} von beiden Seiten</translation>
    </message>
    <message>
        <source>approaches the minimum {minimum} from one side</source>
        <translation>nähert sich dem Minimum {minimum} von einer Seite</translation>
    </message>
    <message>
        <source>approaches the minimum {minimum}, from one side in each direction</source>
        <translation>nähert sich dem Minimum {minimum}, in jeder Richtung von einer Seite</translation>
    </message>
    <message>
        <source>arrives at a minimum in one step</source>
        <translation>kommt in einem Schritt bei einem Minimum an</translation>
    </message>
    <message>
        <source>arrives at the minimum with weight decay {minimum} in one step</source>
        <translation>kommt in einem Schritt beim Minimum mit Weight Decay {minimum} an</translation>
    </message>
    <message>
        <source>arrives at the minimum {minimum} in one step</source>
        <translation>kommt in einem Schritt beim Minimum {minimum} an</translation>
    </message>
    <message>
        <source>bounces around the minimum with weight decay {minimum} for ever</source>
        <translation>springt für immer um das Minimum mit Weight Decay {minimum} hin und her</translation>
    </message>
    <message>
        <source>bounces around the minimum {minimum} for ever</source>
        <translation>springt für immer um das Minimum {minimum} hin und her</translation>
    </message>
    <message>
        <source>bounces for ever along {count} of {directions} directions, around a minimum</source>
        <translation>springt entlang {count} von {directions} Richtungen für immer um ein Minimum hin und her</translation>
    </message>
    <message>
        <source>bounces for ever along {count} of {directions} directions, around the minimum with weight decay {minimum}</source>
        <translation>springt entlang {count} von {directions} Richtungen für immer um das Minimum mit Weight Decay {minimum} hin und her</translation>
    </message>
    <message>
        <source>bounces for ever along {count} of {directions} directions, around the minimum {minimum}</source>
        <translation>springt entlang {count} von {directions} Richtungen für immer um das Minimum {minimum} hin und her</translation>
    </message>
    <message>
        <source>diverges: along {count} of {directions} directions it goes farther and farther from a minimum</source>
        <translation>divergiert: entfernt sich entlang {count} von {directions} Richtungen immer weiter von einem Minimum</translation>
    </message>
    <message>
        <source>diverges: along {count} of {directions} directions it goes farther and farther from the minimum with weight decay {minimum}</source>
        <translation>divergiert: entfernt sich entlang {count} von {directions} Richtungen immer weiter vom Minimum mit Weight Decay {minimum}</translation>
    </message>
    <message>
        <source>diverges: along {count} of {directions} directions it goes farther and farther from the minimum {minimum}</source>
        <translation>divergiert: entfernt sich entlang {count} von {directions} Richtungen immer weiter vom Minimum {minimum}</translation>
    </message>
    <message>
        <source>diverges: goes farther and farther from the minimum with weight decay {minimum}</source>
        <translation>divergiert: entfernt sich immer weiter vom Minimum mit Weight Decay {minimum}</translation>
    </message>
    <message>
        <source>diverges: goes farther and farther from the minimum {minimum}</source>
        <translation>divergiert: entfernt sich immer weiter vom Minimum {minimum}</translation>
    </message>
    <message>
        <source>in the long run, distance × {0} per step</source>
        <translation>auf die Dauer Abstand × {0} je Schritt</translation>
    </message>
    <message>
        <source>second derivative of E: {0}</source>
        <translation>zweite Ableitung von E: {0}</translation>
    </message>
    <message>
        <source>swings along {count} of {directions} directions, and approaches a minimum</source>
        <translation>schwingt entlang {count} von {directions} Richtungen und nähert sich einem Minimum</translation>
    </message>
    <message>
        <source>swings along {count} of {directions} directions, and approaches the minimum with weight decay {minimum}</source>
        <translation>schwingt entlang {count} von {directions} Richtungen und nähert sich dem Minimum mit Weight Decay {minimum}</translation>
    </message>
    <message>
        <source>swings along {count} of {directions} directions, and approaches the minimum {minimum}</source>
        <translation>schwingt entlang {count} von {directions} Richtungen und nähert sich dem Minimum {minimum}</translation>
    </message>
    <message>
        <source>with all samples in each step:</source>
        <translation>mit allen Datenpunkten in jedem Schritt:</translation>
    </message>
    <message>
        <source>α &lt; 0: climbs away from a minimum</source>
        <translation>α &lt; 0: steigt von einem Minimum weg</translation>
    </message>
    <message>
        <source>α &lt; 0: climbs away from the minimum with weight decay {minimum}</source>
        <translation>α &lt; 0: steigt vom Minimum mit Weight Decay {minimum} weg</translation>
    </message>
    <message>
        <source>α &lt; 0: climbs away from the minimum {minimum}</source>
        <translation>α &lt; 0: steigt vom Minimum {minimum} weg</translation>
    </message>
    <message>
        <source>α = 0: nothing ever moves</source>
        <translation>α = 0: Nichts bewegt sich je</translation>
    </message>
</context>
<context>
    <name>LearningRatePanel</name>
    <message>
        <source>No theory here</source>
        <translation>Keine Theorie</translation>
    </message>
    <message>
        <source>Show how many steps learning rates from small to large need to converge</source>
        <translation>Zeigen, in wie vielen Schritten Lernraten von klein bis groß konvergieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop trying learning rates</source>
        <translation>Keine weiteren Lernraten erproben</translation>
    </message>
    <message>
        <source>Sweep here</source>
        <translation>Hier erproben</translation>
    </message>
    <message>
        <source>Sweep over learning rates</source>
        <translation>Versuchsreihe über Lernraten</translation>
    </message>
    <message>
        <source>Sweep…</source>
        <translation>Erproben …</translation>
    </message>
    <message>
        <source>Try learning rates and show here which converge</source>
        <translation>Lernraten erproben und hier zeigen, welche konvergieren</translation>
    </message>
    <message>
        <source>correct code leaves θ where it is</source>
        <translation>richtiger Code lässt θ, wo es ist</translation>
    </message>
    <message>
        <source>correct code multiplies θ − θ* by {factor}</source>
        <translation>richtiger Code multipliziert θ − θ* mit {factor}</translation>
    </message>
    <message>
        <source>correct code:</source>
        <translation>richtiger Code:</translation>
    </message>
    <message>
        <source>diverges: each step lands farther away</source>
        <translation>divergiert: Jeder Schritt landet weiter weg</translation>
    </message>
    <message>
        <source>each step leaves θ where it is</source>
        <translation>jeder Schritt lässt θ, wo es ist</translation>
    </message>
    <message>
        <source>each step multiplies θ − θ* by {factor}</source>
        <translation>jeder Schritt multipliziert θ − θ* mit {factor}</translation>
    </message>
    <message>
        <source>x = 0: E does not depend on θ, the gradient is 0 everywhere</source>
        <translation>x = 0: E hängt nicht von θ ab, der Gradient ist überall 0</translation>
    </message>
    <message>
        <source>x² is too small to compute with: α has no scale</source>
        <translation>x² ist zu klein zum Rechnen: α hat keinen Maßstab</translation>
    </message>
    <message>
        <source>α = 0: θ never moves</source>
        <translation>α = 0: θ bewegt sich nie</translation>
    </message>
</context>
<context>
    <name>LearningRateStrip</name>
    <message>
        <source>Learning rate α</source>
        <translation>Lernrate α</translation>
    </message>
    <message>
        <source>There is no scale: x² is 0, or too small to compute with.</source>
        <translation>Es gibt keinen Maßstab: x² ist 0 oder zu klein zum Rechnen.</translation>
    </message>
    <message>
        <source>α {0}; one step is enough at 1/(2x²) {1}; diverges above 1/x² {2}</source>
        <translation>α {0}; ein Schritt genügt bei 1/(2x²) {1}; divergiert über 1/x² {2}</translation>
    </message>
    <message>
        <source>α {0}; swings above {1}; diverges above {2}</source>
        <translation>α {0}; über {1} schwingt es; über {2} divergiert es</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>dieser Lauf</translation>
    </message>
</context>
<context>
    <name>LimitsDialog</name>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Computing time</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Limits of own code</source>
        <translation>Grenzen des eigenen Codes</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Recorded lines</source>
        <translation>Aufgezeichnete Zeilen</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The link would have {count} characters, too many to be passed on: save a file instead.</source>
        <translation>Der Link hätte {count} Zeichen, zu viele zum Weitergeben: stattdessen eine Datei speichern.</translation>
    </message>
    <message>
        <source>The problem in this link can&apos;t be used: {reason}</source>
        <translation>Dieser Link enthält ein Problem, das sich nicht verwenden lässt: {reason}</translation>
    </message>
    <message>
        <source>This is not a gradapp link.</source>
        <translation>Das ist kein Link von gradapp.</translation>
    </message>
    <message>
        <source>This link has {count} characters: a link has {most} at most.</source>
        <translation>Dieser Link hat {count} Zeichen: Ein Link hat höchstens {most}.</translation>
    </message>
    <message>
        <source>This link is damaged, or from a newer gradapp: {part} is not known here.</source>
        <translation>Dieser Link ist beschädigt oder von einem neueren gradapp: {part} ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>This link is damaged.</source>
        <translation>Dieser Link ist beschädigt.</translation>
    </message>
    <message>
        <source>This link is damaged: it needs a model or an error.</source>
        <translation>Dieser Link ist beschädigt: Er braucht ein Modell oder einen Fehler.</translation>
    </message>
    <message>
        <source>This problem can&apos;t be made a link: there is no formula for it.</source>
        <translation>Aus diesem Problem lässt sich kein Link machen: Es gibt keine Formel dafür.</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>{before} and {last}</source>
        <translation>{before} und {last}</translation>
    </message>
    <message>
        <source>{before} {next}</source>
        <translation>{before} {next}</translation>
    </message>
    <message>
        <source>{before}, {next}</source>
        <translation>{before}, {next}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Go to a panel first, by Tab.</source>
        <translation>Zuerst mit Tab zu einem Bereich gehen.</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Pins</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The Lab</source>
        <translation>Das Labor</translation>
    </message>
    <message>
        <source>This step, with numbers</source>
        <translation>Dieser Schritt, mit Zahlen</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Way and problem</source>
        <translation>Weg und Problem</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Examples</source>
        <translation>Be&amp;ispiele</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>B&amp;ereiche</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>Abs&amp;pielen</translation>
    </message>
    <message>
        <source>&amp;Way</source>
        <translation>&amp;Weg</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>An&amp;ordnung</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>→ looked at</source>
        <translation>→ angesehen</translation>
    </message>
    <message>
        <source>✓ right</source>
        <translation>✓ richtig</translation>
    </message>
    <message>
        <source>✗ not right</source>
        <translation>✗ nicht richtig</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>All by hand: the gradient, too, is worked out on paper.</source>
        <translation>Alles von Hand: Auch der Gradient ist auf Papier ausgerechnet.</translation>
    </message>
    <message>
        <source>An error formula can&apos;t be written with nn.MSELoss: that compares what a model predicts with data, and here there is neither.</source>
        <translation>Eine Fehlerformel lässt sich nicht mit nn.MSELoss schreiben: Das vergleicht, was ein Modell vorhersagt, mit Daten, und hier gibt es beides nicht.</translation>
    </message>
    <message>
        <source>MSELoss computes the error, too; its data must be tensors.</source>
        <translation>Auch den Fehler berechnet MSELoss; dessen Daten müssen Tensoren sein.</translation>
    </message>
    <message>
        <source>This problem is not written in this way.</source>
        <translation>Dieses Problem ist auf diesem Weg nicht geschrieben.</translation>
    </message>
    <message>
        <source>Without PyTorch</source>
        <translation>Ohne PyTorch</translation>
    </message>
    <message>
        <source>backward() finds the gradient; the update is still by hand.</source>
        <translation>backward() findet den Gradienten; die Änderung ist noch von Hand.</translation>
    </message>
    <message>
        <source>step() makes the update, and zero_grad() clears the gradient.</source>
        <translation>step() macht die Änderung, und zero_grad() löscht den Gradienten.</translation>
    </message>
    <message>
        <source>torch.optim, which this way uses, has no {rule}.</source>
        <translation>torch.optim, das dieser Weg verwendet, kennt {rule} nicht.</translation>
    </message>
</context>
<context>
    <name>MovingDialog</name>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>From step</source>
        <translation>Ab Schritt</translation>
    </message>
    <message>
        <source>Pictures: {0} (at most {1}). They run for about {2}&#xa0;s, then again.</source>
        <translation>Bilder: {0} (höchstens {1}). Sie werden etwa {2}&#xa0;s lang gezeigt, dann von vorn.</translation>
    </message>
    <message>
        <source>Steps as a moving picture</source>
        <translation>Schritte als bewegtes Bild</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>Schritte je Sekunde</translation>
    </message>
    <message>
        <source>To step</source>
        <translation>Bis Schritt</translation>
    </message>
</context>
<context>
    <name>Narration</name>
    <message>
        <source>Line {line}: {code}</source>
        <translation>Zeile {line}: {code}</translation>
    </message>
    <message>
        <source>Line {line}: {code}. {changes}</source>
        <translation>Zeile {line}: {code}. {changes}</translation>
    </message>
    <message>
        <source>Line {line}: {code}. {changes}. {trouble}</source>
        <translation>Zeile {line}: {code}. {changes}. {trouble}</translation>
    </message>
    <message>
        <source>Line {line}: {code}. {trouble}</source>
        <translation>Zeile {line}: {code}. {trouble}</translation>
    </message>
    <message>
        <source>Start: {0}</source>
        <translation>Start: {0}</translation>
    </message>
    <message>
        <source>Start: {0}, step 0 of {1}</source>
        <translation>Start: {0}, Schritt 0 von {1}</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {E} {error}, {after}</source>
        <translation>Schritt {step} von {steps}: {E} {error}, {after}</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {E} {error}, {after}, {judged} falls</source>
        <translation>Schritt {step} von {steps}: {E} {error}, {after}, {judged} sinkt</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {E} {error}, {after}, {judged} is as large as before</source>
        <translation>Schritt {step} von {steps}: {E} {error}, {after}, {judged} ist so groß wie zuvor</translation>
    </message>
    <message>
        <source>Step {step} of {steps}: {E} {error}, {after}, {judged} rises</source>
        <translation>Schritt {step} von {steps}: {E} {error}, {after}, {judged} steigt</translation>
    </message>
    <message numerus="yes">
        <source>Step {step} of {steps}: {E} {error}, {after}, {parameters} [has|have] not moved</source>
        <translation>
            <numerusform>Schritt {step} von {steps}: {E} {error}, {after}, {parameters} hat sich nicht bewegt</numerusform>
            <numerusform>Schritt {step} von {steps}: {E} {error}, {after}, {parameters} haben sich nicht bewegt</numerusform>
        </translation>
    </message>
    <message>
        <source>{before}; {next}</source>
        <translation>{before}; {next}</translation>
    </message>
</context>
<context>
    <name>NoDisplay</name>
    <message>
        <source>There is no display to open the window of gradapp on; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>Es gibt keinen Bildschirm, auf dem gradapp sein Fenster öffnen könnte; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: Qt has no platform plugin {name}; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: Qt hat kein Plattform-Plugin {name}; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: no display can be reached; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: Kein Bildschirm ist erreichbar; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: the display {name} can&apos;t be reached; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: Der Bildschirm {name} ist nicht erreichbar; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: {packages} are not installed; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: {packages} sind nicht installiert; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: {packages} are not installed; `gradapp run` needs none.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: {packages} sind nicht installiert; `gradapp run` braucht keines.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: {packages} is not installed; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: {packages} ist nicht installiert; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: {packages} is not installed; `gradapp run` needs none.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: {packages} ist nicht installiert; `gradapp run` braucht keines.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t open its window: {reason}; `gradapp run` and `gradapp screenshot` work without a window.</source>
        <translation>gradapp kann sein Fenster nicht öffnen: {reason}; `gradapp run` und `gradapp screenshot` arbeiten ohne Fenster.</translation>
    </message>
    <message>
        <source>gradapp can&apos;t run from the folder {folder}, whose name is not UTF-8; give the folder another name.</source>
        <translation>gradapp kann nicht aus dem Ordner {folder} laufen, dessen Name kein UTF-8 ist: dem Ordner einen anderen Namen geben.</translation>
    </message>
</context>
<context>
    <name>NoStep</name>
    <message>
        <source>No steps yet: answer the question first.</source>
        <translation>Noch keine Schritte: zuerst die Frage beantworten.</translation>
    </message>
    <message>
        <source>No steps yet: → makes the first.</source>
        <translation>Noch keine Schritte: → macht den ersten.</translation>
    </message>
    <message>
        <source>This is the start: → goes to step 1.</source>
        <translation>Das ist der Start: → geht zu Schritt 1.</translation>
    </message>
    <message>
        <source>This run ended before its first step.</source>
        <translation>Dieser Lauf endete vor seinem ersten Schritt.</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>{name} can&apos;t be {text}: nothing can be divided by 0.</source>
        <translation>{name} kann nicht {text} sein: Durch 0 lässt sich nichts teilen.</translation>
    </message>
    <message>
        <source>{name} could mean {one} or {other}: write one of them, not {text}.</source>
        <translation>{name} könnte {one} oder {other} meinen: eines davon schreiben, nicht {text}.</translation>
    </message>
    <message>
        <source>{name} has {length} characters: at most {longest} are read.</source>
        <translation>{name} hat {length} Zeichen: Höchstens {longest} werden gelesen.</translation>
    </message>
    <message>
        <source>{name} is empty: type a number.</source>
        <translation>{name} ist leer: eine Zahl eingeben.</translation>
    </message>
    <message>
        <source>{name} is too small for float64: {text} would become 0.</source>
        <translation>{name} ist zu klein für float64: {text} würde zu 0.</translation>
    </message>
    <message>
        <source>{name} must be a number, but is {text}.</source>
        <translation>{name} muss eine Zahl sein, ist aber {text}.</translation>
    </message>
    <message>
        <source>{name} must be one number, but is {text}.</source>
        <translation>{name} muss eine einzige Zahl sein, ist aber {text}.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Five</source>
        <translation>Fünf</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>Vier</translation>
    </message>
    <message>
        <source>Six</source>
        <translation>Sechs</translation>
    </message>
    <message>
        <source>Three</source>
        <translation>Drei</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Zwei</translation>
    </message>
</context>
<context>
    <name>OtherDialog</name>
    <message>
        <source>&amp;Open file…</source>
        <translation>&amp;Datei öffnen …</translation>
    </message>
    <message>
        <source>&amp;Run and compare</source>
        <translation>Aus&amp;führen und vergleichen</translation>
    </message>
    <message>
        <source>Compare with another text</source>
        <translation>Mit einem anderen Text vergleichen</translation>
    </message>
    <message>
        <source>Compare with {0}</source>
        <translation>Mit {0} vergleichen</translation>
    </message>
    <message>
        <source>Paste code, or open a file. It runs once, as own code does: in a process of its own with your permissions, and not before you press the button. Parameters are matched by the values they start with, whatever they are called.</source>
        <translation>Fügen Sie Code ein, oder öffnen Sie eine Datei. Er läuft einmal, wie eigener Code: in einem eigenen Prozess mit Ihren Rechten, und erst, wenn Sie den Knopf drücken. Parameter werden nach ihren Anfangswerten zugeordnet, wie sie auch heißen.</translation>
    </message>
    <message>
        <source>The other text</source>
        <translation>Der andere Text</translation>
    </message>
</context>
<context>
    <name>OwnCode</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>.grad is None before the first backward(), once it has been cleared, and of a tensor without requires_grad=True.</source>
        <translation>.grad ist None vor dem ersten backward(), nachdem es gelöscht wurde, und bei einem Tensor ohne requires_grad=True.</translation>
    </message>
    <message>
        <source>A condition needs a single true or false: take any() or all() of the tensor first.</source>
        <translation>Eine Bedingung braucht einen einzigen Wahrheitswert: zuerst any() oder all() des Tensors nehmen.</translation>
    </message>
    <message>
        <source>A function is named here but not called: write it with its parentheses.</source>
        <translation>Hier wird eine Funktion genannt, aber nicht aufgerufen: Sie mit ihren Klammern schreiben.</translation>
    </message>
    <message>
        <source>A gradient has the shape of its tensor.</source>
        <translation>Ein Gradient hat die Form seines Tensors.</translation>
    </message>
    <message>
        <source>A list is needed here: for a module, give model.parameters().</source>
        <translation>Hier wird eine Liste gebraucht: bei einem Modul model.parameters() angeben.</translation>
    </message>
    <message>
        <source>A method is named here but not called: write parameters() with its parentheses.</source>
        <translation>Eine Methode ist hier genannt, aber nicht aufgerufen: parameters() mit Klammern schreiben.</translation>
    </message>
    <message>
        <source>A parameter is changed in place while autograd watches: put the update under torch.no_grad().</source>
        <translation>Ein Parameter wird an Ort und Stelle geändert, während autograd aufzeichnet: Die Änderung gehört unter torch.no_grad().</translation>
    </message>
    <message>
        <source>A step that does not compute {name} has no number here.</source>
        <translation>Ein Schritt, der {name} nicht berechnet, hat hier keine Zahl.</translation>
    </message>
    <message>
        <source>A step without backward() on {name} has no number here.</source>
        <translation>Ein Schritt ohne backward() auf {name} hat hier keine Zahl.</translation>
    </message>
    <message>
        <source>A step without {function} has no number here.</source>
        <translation>Ein Schritt ohne {function} hat hier keine Zahl.</translation>
    </message>
    <message>
        <source>A tensor has nothing of this name: is it spelled right?</source>
        <translation>Ein Tensor hat nichts, was so heißt: Ist es richtig geschrieben?</translation>
    </message>
    <message>
        <source>A tensor of whole numbers can&apos;t hold this: make it of floats, 1.0 instead of 1.</source>
        <translation>Ein Tensor aus ganzen Zahlen kann das nicht aufnehmen: mit Gleitkommazahlen anlegen, 1.0 statt 1.</translation>
    </message>
    <message>
        <source>A tensor that backward() still needs was changed in place since.</source>
        <translation>Ein Tensor, den backward() noch braucht, wurde seither an Ort und Stelle geändert.</translation>
    </message>
    <message>
        <source>A text is not a number yet: turn it into one with float() or int().</source>
        <translation>Ein Text ist noch keine Zahl: mit float() oder int() eine daraus machen.</translation>
    </message>
    <message>
        <source>An n × m matrix can be multiplied by a vector of m numbers: these two don&apos;t fit.</source>
        <translation>Eine n×m-Matrix lässt sich mit einem Vektor aus m Zahlen multiplizieren: Diese beiden passen nicht zusammen.</translation>
    </message>
    <message>
        <source>An optimizer changes tensors: turn the number into one with torch.tensor(…).</source>
        <translation>Ein Optimierer ändert Tensoren: mit torch.tensor(…) einen aus der Zahl machen.</translation>
    </message>
    <message>
        <source>BCELoss expects probabilities: apply sigmoid() first, or use BCEWithLogitsLoss.</source>
        <translation>BCELoss braucht Wahrscheinlichkeiten: zuerst sigmoid() anwenden oder BCEWithLogitsLoss verwenden.</translation>
    </message>
    <message>
        <source>Begin __init__ of the module with super().__init__().</source>
        <translation>__init__ des Moduls mit super().__init__() beginnen.</translation>
    </message>
    <message>
        <source>Call step() of the optimizer first, then that of the scheduler.</source>
        <translation>Zuerst step() des Optimierers aufrufen, dann das des Schedulers.</translation>
    </message>
    <message>
        <source>Call {place} of {count} to backward() in this step.</source>
        <translation>Aufruf {place} von {count} von backward() in diesem Schritt.</translation>
    </message>
    <message>
        <source>Classes are counted from 0, and are less than the number of outputs.</source>
        <translation>Klassen werden ab 0 gezählt und sind kleiner als die Zahl der Ausgaben.</translation>
    </message>
    <message>
        <source>Classes are whole numbers: make the target with dtype=torch.long.</source>
        <translation>Klassen sind ganze Zahlen: das Ziel mit dtype=torch.long anlegen.</translation>
    </message>
    <message>
        <source>Classes have one dimension: remove the other with squeeze().</source>
        <translation>Klassen stehen in einer Dimension: die andere mit squeeze() entfernen.</translation>
    </message>
    <message>
        <source>Code runs in a new temporary folder: give the whole path of a file.</source>
        <translation>Code läuft in einem neuen, temporären Ordner: den ganzen Pfad einer Datei angeben.</translation>
    </message>
    <message>
        <source>Complex numbers have no curve.</source>
        <translation>Komplexe Zahlen haben keine Kurve.</translation>
    </message>
    <message>
        <source>Counting begins at 0: the last index is the length less one.</source>
        <translation>Gezählt wird ab 0: Der letzte Index ist die Länge weniger eins.</translation>
    </message>
    <message>
        <source>Counting begins at 0: the last index is the size less one.</source>
        <translation>Gezählt wird ab 0: Der letzte Index ist die Größe weniger eins.</translation>
    </message>
    <message>
        <source>For a copy that is a leaf of its own, write w.detach().clone().</source>
        <translation>Eine Kopie, die selbst ein Blatt ist, erzeugt w.detach().clone().</translation>
    </message>
    <message>
        <source>Give both the same shape, for example with squeeze() or view_as().</source>
        <translation>Beiden dieselbe Form geben, etwa mit squeeze() oder view_as().</translation>
    </message>
    <message>
        <source>It is not there: code can count on PyTorch, NumPy and the standard library (but for windows and databases), not on files beside its own.</source>
        <translation>Das gibt es hier nicht: Code findet PyTorch, NumPy und die Standardbibliothek (außer deren Fenstern und Datenbanken), aber keine Dateien neben der eigenen.</translation>
    </message>
    <message>
        <source>It left threads running, which were ended: {count}.</source>
        <translation>Er hat Threads laufen lassen, die beendet wurden: {count}.</translation>
    </message>
    <message>
        <source>Line {line} warns: {what}</source>
        <translation>Zeile {line} warnt: {what}</translation>
    </message>
    <message>
        <source>Line {line}: {what} has shapes {one} and {other}: both are broadcast to {shape}.</source>
        <translation>Zeile {line}: {what} hat die Formen {one} und {other}: Beide werden durch Broadcasting zu {shape}.</translation>
    </message>
    <message>
        <source>Lines that other threads ran are not recorded.</source>
        <translation>Zeilen, die andere Threads ausgeführt haben, sind nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>No backward() was called in this step up to this line.</source>
        <translation>In diesem Schritt wurde bis zu dieser Zeile kein backward() aufgerufen.</translation>
    </message>
    <message>
        <source>No error (loss) was found: backward() is called in line {line}, but not in a step.</source>
        <translation>Kein Fehler (loss) gefunden: backward() wird in keinem Schritt aufgerufen, nur in Zeile {line}.</translation>
    </message>
    <message>
        <source>No error (loss) was found: backward() is not called here, as far as that was recorded.</source>
        <translation>Kein Fehler (loss) gefunden: backward() wird hier nicht aufgerufen, soweit das aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>No error (loss) was found: backward() is not called, nor torch.autograd.grad() on anything that is certain to be the error of a turn.</source>
        <translation>Kein Fehler (loss) gefunden: backward() wird nicht aufgerufen, und torch.autograd.grad() nicht auf etwas, das sicher der Fehler eines Durchlaufs ist.</translation>
    </message>
    <message>
        <source>No error (loss) was found: backward() is not called.</source>
        <translation>Kein Fehler (loss) gefunden: backward() wird nicht aufgerufen.</translation>
    </message>
    <message>
        <source>No parameters were found: no leaf requires gradients.</source>
        <translation>Keine Parameter gefunden: Kein Blatt verlangt Gradienten.</translation>
    </message>
    <message>
        <source>No tensor was given to the optimizer: a generator such as model.parameters() can be used only once.</source>
        <translation>Der Optimierer hat keinen Tensor bekommen: Ein Generator wie model.parameters() lässt sich nur einmal verwenden.</translation>
    </message>
    <message>
        <source>Nothing has this name yet: is it written as it was above, and has that line run?</source>
        <translation>Noch heißt nichts so: Ist es wie oben geschrieben, und ist jene Zeile gelaufen?</translation>
    </message>
    <message>
        <source>Nothing that requires gradients went into it: was requires_grad=True forgotten, or the graph cut by detach(), item() or no_grad()?</source>
        <translation>Nichts, was Gradienten verlangt, ging hinein: Fehlt requires_grad=True, oder haben detach(), item() oder no_grad() den Graphen durchtrennt?</translation>
    </message>
    <message>
        <source>NumPy has no gradients: take it out of the graph with detach() first.</source>
        <translation>NumPy kennt keine Gradienten: zuerst mit detach() aus dem Graphen nehmen.</translation>
    </message>
    <message>
        <source>One tensor is float32 and the other is not: make both the same with to().</source>
        <translation>Ein Tensor ist float32 und der andere nicht: beide mit to() gleich machen.</translation>
    </message>
    <message>
        <source>Only a leaf that requires gradients has a number here.</source>
        <translation>Nur ein Blatt, das Gradienten verlangt, hat hier eine Zahl.</translation>
    </message>
    <message>
        <source>Only a single number has a curve.</source>
        <translation>Nur eine einzelne Zahl hat eine Kurve.</translation>
    </message>
    <message>
        <source>Only leaves keep a gradient, and tensors that retain_grad() was called on before.</source>
        <translation>Einen Gradienten behalten nur Blätter und Tensoren, auf denen vorher retain_grad() aufgerufen wurde.</translation>
    </message>
    <message>
        <source>PyTorch has nothing of this name: is it spelled right?</source>
        <translation>PyTorch hat nichts, das so heißt: Ist es richtig geschrieben?</translation>
    </message>
    <message>
        <source>PyTorch&apos;s functions work on tensors: turn the number into one with torch.tensor(…).</source>
        <translation>Die Funktionen von PyTorch arbeiten mit Tensoren: mit torch.tensor(…) einen aus der Zahl machen.</translation>
    </message>
    <message>
        <source>Python&apos;s tracing was turned off in it, so not all lines were recorded.</source>
        <translation>Pythons Tracing wurde darin abgeschaltet, sodass nicht alle Zeilen aufgezeichnet sind.</translation>
    </message>
    <message numerus="yes">
        <source>Ran in {seconds}&#xa0;s in a process of its own · %Ln line(s) recorded</source>
        <translation>
            <numerusform>In {seconds}&#xa0;s gelaufen, in einem eigenen Prozess · %Ln Zeile aufgezeichnet</numerusform>
            <numerusform>In {seconds}&#xa0;s gelaufen, in einem eigenen Prozess · %Ln Zeilen aufgezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Running in a process of its own · %Ln line(s) recorded</source>
        <translation>
            <numerusform>Läuft in einem eigenen Prozess · %Ln Zeile aufgezeichnet</numerusform>
            <numerusform>Läuft in einem eigenen Prozess · %Ln Zeilen aufgezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Something is None here: .grad is, before backward(), once it has been cleared, and of a tensor without requires_grad=True.</source>
        <translation>Hier ist etwas None: .grad ist es vor backward(), nachdem es gelöscht wurde, und bei einem Tensor ohne requires_grad=True.</translation>
    </message>
    <message>
        <source>Take what was computed out of the graph with detach().</source>
        <translation>Was berechnet wurde, verlässt den Graphen mit detach().</translation>
    </message>
    <message>
        <source>Tensors are on two devices.</source>
        <translation>Tensoren liegen auf zwei Geräten.</translation>
    </message>
    <message>
        <source>Tensors that are joined must have the same size in all other dimensions.</source>
        <translation>Tensoren, die verbunden werden, müssen in allen anderen Dimensionen gleich groß sein.</translation>
    </message>
    <message>
        <source>Tensors that are stacked must have the same shape.</source>
        <translation>Tensoren, die gestapelt werden, müssen dieselbe Form haben.</translation>
    </message>
    <message>
        <source>That many numbers don&apos;t fit that shape.</source>
        <translation>So viele Zahlen passen nicht in diese Form.</translation>
    </message>
    <message>
        <source>The divisor is 0: step back to see where that comes from.</source>
        <translation>Der Teiler ist 0: zurückgehen und sehen, woher das kommt.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: in line {line}, backward() is not called as in E.backward().</source>
        <translation>Der Fehler anderswo ist nicht bekannt: In Zeile {line} wird backward() nicht wie in E.backward() aufgerufen.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: it depends on {what} numbers, and is drawn over one or two.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Er hängt von {what} Zahlen ab, und gezeichnet wird er über einer oder zweien.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: its lines gave a different value of the error when they ran again on copies.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Seine Zeilen ergaben einen anderen Fehler, als sie auf Kopien noch einmal liefen.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: its lines raised {what} when they ran again on copies.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Seine Zeilen warfen {what}, als sie auf Kopien noch einmal liefen.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} catches exceptions, and so it may catch the one that ends what takes too long elsewhere.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} fängt Ausnahmen ab, und so vielleicht auch die, die beendet, was anderswo zu lange dauert.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} changes something in place ({what}).</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} ändert etwas an Ort und Stelle ({what}).</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} draws random numbers ({what}).</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} zieht Zufallszahlen ({what}).</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} may do more than compute ({what}).</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} tut vielleicht mehr als rechnen ({what}).</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} reads {what}, which an earlier turn or call computed.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} liest {what}, was ein früherer Durchlauf oder Aufruf berechnet hat.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} reads {what}, which is too large to be copied.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} liest {what}, was zum Kopieren zu groß ist.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} sets a variable outside of its function ({what}).</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} setzt eine Variable außerhalb ihrer Funktion ({what}).</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} sets {what}, whose earlier value is needed, too.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} setzt {what}, wovon auch der Wert davor gebraucht wird.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: line {line} uses {what}, which may do more than compute.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Zeile {line} verwendet {what}, was vielleicht mehr tut als rechnen.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: nothing that requires gradients leads to it.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Nichts, was Gradienten verlangt, führt zu ihm.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: the code has replaced a part of PyTorch.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Der Code hat einen Teil von PyTorch ersetzt.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: there was no time for this step: all of them together have one second.</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Für diesen Schritt blieb keine Zeit, denn alle zusammen haben eine Sekunde.</translation>
    </message>
    <message>
        <source>The error elsewhere is not known: what line {line} needs can&apos;t be copied ({what}).</source>
        <translation>Der Fehler anderswo ist nicht bekannt: Was Zeile {line} braucht, lässt sich nicht kopieren ({what}).</translation>
    </message>
    <message>
        <source>The first backward() freed what the graph had saved: compute the error again before the next one, or use backward(retain_graph=True).</source>
        <translation>Das erste backward() hat freigegeben, was der Graph gespeichert hatte: den Fehler vor dem nächsten neu berechnen oder backward(retain_graph=True) verwenden.</translation>
    </message>
    <message>
        <source>The function calls itself for ever: something has to end that.</source>
        <translation>Die Funktion ruft sich ohne Ende selbst auf: Etwas muss das beenden.</translation>
    </message>
    <message>
        <source>The learning rate can&apos;t be negative: the optimizer subtracts the gradient by itself.</source>
        <translation>Die Lernrate kann nicht negativ sein: Der Optimierer zieht den Gradienten von selbst ab.</translation>
    </message>
    <message>
        <source>The number has become too large for a float: does the descent diverge?</source>
        <translation>Die Zahl ist zu groß für ein float geworden: Divergiert der Abstieg?</translation>
    </message>
    <message>
        <source>The optimizer wants a list: write [w] instead of w.</source>
        <translation>Der Optimierer braucht eine Liste: [w] statt w schreiben.</translation>
    </message>
    <message>
        <source>The optimizer was given a tensor that was computed: give it the one that requires_grad=True made.</source>
        <translation>Der Optimierer hat einen Tensor bekommen, der berechnet wurde: Er braucht den, den requires_grad=True erzeugt hat.</translation>
    </message>
    <message>
        <source>The parameters hold no numbers.</source>
        <translation>Die Parameter haben keine Zahlen.</translation>
    </message>
    <message>
        <source>The rows of a tensor must be equally long.</source>
        <translation>Die Zeilen eines Tensors müssen gleich lang sein.</translation>
    </message>
    <message>
        <source>The shapes can&apos;t be broadcast to one another.</source>
        <translation>Die Formen lassen sich auch durch Broadcasting nicht angleichen.</translation>
    </message>
    <message>
        <source>The shapes of the two matrices don&apos;t fit.</source>
        <translation>Die Formen der beiden Matrizen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The two vectors that are multiplied differ in length.</source>
        <translation>Die beiden Vektoren, die multipliziert werden, sind verschieden lang.</translation>
    </message>
    <message>
        <source>There are fewer values on the right than names on the left.</source>
        <translation>Rechts stehen weniger Werte als links Namen.</translation>
    </message>
    <message>
        <source>There are more values on the right than names on the left.</source>
        <translation>Rechts stehen mehr Werte als links Namen.</translation>
    </message>
    <message>
        <source>There is no GPU for PyTorch here: leave out cuda() and device=&quot;cuda&quot;.</source>
        <translation>Hier gibt es keine GPU für PyTorch: cuda() und device=&quot;cuda&quot; weglassen.</translation>
    </message>
    <message>
        <source>There is no such part of PyTorch here: is it spelled right? An installed gradapp leaves out what torch.compile, torch.export, benchmarks and TensorBoard need.</source>
        <translation>Diesen Teil von PyTorch gibt es hier nicht: Ist er richtig geschrieben? Ein installiertes gradapp lässt weg, was torch.compile, torch.export, Benchmarks und TensorBoard brauchen.</translation>
    </message>
    <message>
        <source>There is nobody here to answer input().</source>
        <translation>Hier ist niemand, der auf input() antwortet.</translation>
    </message>
    <message>
        <source>This is computed of floats, and was given whole numbers: is what is predicted the first argument of the loss, and are the others in their order?</source>
        <translation>Das wird aus Gleitkommazahlen berechnet und hat ganze Zahlen bekommen: Ist die Vorhersage das erste Argument des Verlusts, und stehen die übrigen in ihrer Reihenfolge?</translation>
    </message>
    <message>
        <source>What a module computes belongs in its method forward(self, x).</source>
        <translation>Was ein Modul berechnet, steht in seiner Methode forward(self, x).</translation>
    </message>
    <message>
        <source>What stands before the parentheses is not a function: was its name given to something else?</source>
        <translation>Was vor den Klammern steht, ist keine Funktion: Wurde ihr Name anders vergeben?</translation>
    </message>
    <message>
        <source>Whole numbers have no gradients: write 1.0 instead of 1.</source>
        <translation>Ganze Zahlen haben keine Gradienten: 1.0 statt 1 schreiben.</translation>
    </message>
    <message>
        <source>backward() starts at one number: add up what is in the list with sum() first.</source>
        <translation>backward() beginnt bei einer einzigen Zahl: Was in der Liste ist, erst mit sum() addieren.</translation>
    </message>
    <message>
        <source>backward() starts at one number: take the mean() or the sum() first.</source>
        <translation>backward() beginnt bei einer Zahl: zuerst mean() oder sum() bilden.</translation>
    </message>
    <message>
        <source>float() takes the number out of a tensor that has exactly one.</source>
        <translation>float() nimmt die Zahl aus einem Tensor, der genau eine hat.</translation>
    </message>
    <message>
        <source>gradapp could not run it, which is no fault of the code.</source>
        <translation>gradapp konnte ihn nicht ausführen, was nicht am Code liegt.</translation>
    </message>
    <message>
        <source>holds {0}</source>
        <translation>hält {0}</translation>
    </message>
    <message numerus="yes">
        <source>holds {lost}, which no name refers to</source>
        <translation>
            <numerusform>hält {lost}, das kein Name bezeichnet</numerusform>
            <numerusform>hält {lost}, die kein Name bezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds {lost}, which no name refers to, and {names}</source>
        <translation>
            <numerusform>hält {lost}, das kein Name bezeichnet, und {names}</numerusform>
            <numerusform>hält {lost}, die kein Name bezeichnet, und {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>item() or float() made it a plain number: call backward() on the tensor.</source>
        <translation>item() oder float() hat eine bloße Zahl daraus gemacht: backward() auf dem Tensor aufrufen.</translation>
    </message>
    <message>
        <source>item() takes the number out of a tensor that has exactly one.</source>
        <translation>item() nimmt die Zahl aus einem Tensor, der genau eine hat.</translation>
    </message>
    <message>
        <source>item() takes the number out of the graph, and says so.</source>
        <translation>item() nimmt die Zahl aus dem Graphen und sagt es auch.</translation>
    </message>
    <message numerus="yes">
        <source>keeps %Ln node(s)</source>
        <translation>
            <numerusform>hält %Ln Knoten</numerusform>
            <numerusform>hält %Ln Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>line {line}: {what}</source>
        <translation>Zeile {line}: {what}</translation>
    </message>
    <message>
        <source>module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message numerus="yes">
        <source>output %Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile Ausgabe</numerusform>
            <numerusform>%Ln Zeilen Ausgabe</numerusform>
        </translation>
    </message>
    <message>
        <source>shape {0}</source>
        <translation>Form {0}</translation>
    </message>
    <message>
        <source>stopped after another {seconds} s of computing.</source>
        <translation>nach weiteren {seconds} s Rechenzeit angehalten.</translation>
    </message>
    <message>
        <source>stopped after {lines} recorded lines.</source>
        <translation>nach {lines} aufgezeichneten Zeilen angehalten.</translation>
    </message>
    <message>
        <source>stopped after {megabytes} MB of output.</source>
        <translation>nach {megabytes} MB Ausgabe angehalten.</translation>
    </message>
    <message>
        <source>stopped after {seconds} s of computing.</source>
        <translation>nach {seconds} s Rechenzeit angehalten.</translation>
    </message>
    <message>
        <source>stopped by you.</source>
        <translation>von Ihnen angehalten.</translation>
    </message>
    <message>
        <source>stopped for good after {seconds} s of computing: code can be paused between two lines, and this one did not come to its end.</source>
        <translation>endgültig angehalten nach {seconds} s Rechenzeit: Code kann zwischen zwei Zeilen pausieren, und diese kam nicht an ihr Ende.</translation>
    </message>
    <message>
        <source>stopped, because it closed the pipe that gradapp listens on, or wrote to it.</source>
        <translation>angehalten, weil er die Leitung geschlossen oder beschrieben hat, an der gradapp hört.</translation>
    </message>
    <message>
        <source>stopped, because it took more than {gigabytes} GB of memory.</source>
        <translation>angehalten, weil er mehr als {gigabytes} GB Speicher belegt hat.</translation>
    </message>
    <message>
        <source>stopped, because it tried to start another process. A DataLoader starts none with num_workers=0.</source>
        <translation>angehalten, weil er einen weiteren Prozess starten wollte. Mit num_workers=0 startet ein DataLoader keinen.</translation>
    </message>
    <message>
        <source>the code crashed its process ({code}).</source>
        <translation>der Code hat seinen Prozess abstürzen lassen ({code}).</translation>
    </message>
    <message>
        <source>the code ended its process at once, with exit code {code}.</source>
        <translation>der Code hat seinen Prozess sofort beendet, mit Exit-Code {code}.</translation>
    </message>
    <message>
        <source>the code ended itself, with exit code {code}.</source>
        <translation>der Code hat sich selbst beendet, mit Exit-Code {code}.</translation>
    </message>
    <message>
        <source>the code ran to its end.</source>
        <translation>der Code ist bis zum Ende gelaufen.</translation>
    </message>
    <message>
        <source>torch.compile has PyTorch start a compiler, which takes long and is another process, and code here can start none: leave it out, or give it backend=&quot;eager&quot;.</source>
        <translation>torch.compile lässt PyTorch einen Compiler starten, was lange dauert und ein weiterer Prozess ist, und Code kann hier keinen starten: weglassen, oder backend=&quot;eager&quot; angeben.</translation>
    </message>
    <message>
        <source>zero_grad() belongs to optimizers and modules: for a tensor, write w.grad = None.</source>
        <translation>zero_grad() gehört zu Optimierern und Modulen: bei einem Tensor w.grad = None schreiben.</translation>
    </message>
    <message>
        <source>{names} are one tensor.</source>
        <translation>{names} sind ein Tensor.</translation>
    </message>
    <message>
        <source>{name} begins anew, from {start}.</source>
        <translation>{name} beginnt neu, von {start} an.</translation>
    </message>
    <message>
        <source>{name} begins anew.</source>
        <translation>{name} beginnt neu.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} has fewer numbers here.</source>
        <translation>{name} hat hier weniger Zahlen.</translation>
    </message>
    <message>
        <source>{name} has no cells of code.</source>
        <translation>{name} hat keine Zellen mit Code.</translation>
    </message>
    <message>
        <source>{name} is not a Jupyter notebook.</source>
        <translation>{name} ist kein Jupyter-Notebook.</translation>
    </message>
    <message>
        <source>{name} is not text: {reason}</source>
        <translation>{name} ist kein Text: {reason}</translation>
    </message>
    <message>
        <source>{name} left the graph in line {line} by {how}: no gradient goes back through it to what {name} was before.</source>
        <translation>{name} hat den Graphen in Zeile {line} durch {how} verlassen: Kein Gradient geht hindurch zurück zu dem, was {name} vorher war.</translation>
    </message>
    <message>
        <source>{name} left the graph in line {line} by {how}: no gradient goes back through it to {names}.</source>
        <translation>{name} hat den Graphen in Zeile {line} durch {how} verlassen: Kein Gradient geht hindurch zurück zu {names}.</translation>
    </message>
    <message>
        <source>{name}: another tensor, from {start}.</source>
        <translation>{name}: ein anderer Tensor, von {start} an.</translation>
    </message>
    <message>
        <source>{name}: another tensor.</source>
        <translation>{name}: ein anderer Tensor.</translation>
    </message>
    <message>
        <source>{type} of {length}</source>
        <translation>{type} der Länge {length}</translation>
    </message>
</context>
<context>
    <name>OwnCodeFiles</name>
    <message>
        <source>Answer the question of the Lab first: running code would give it away.</source>
        <translation>Zuerst die Frage des Labors beantworten: Code, der läuft, würde die Antwort verraten.</translation>
    </message>
    <message>
        <source>{0} has replaced your own code; {1} brings that back.</source>
        <translation>{0} hat den eigenen Code ersetzt; {1} bringt ihn zurück.</translation>
    </message>
</context>
<context>
    <name>OwnCodePanel</name>
    <message>
        <source>Computed: by the code&apos;s own lines, run on copies</source>
        <translation>Berechnet: von den Zeilen des Codes selbst, auf Kopien</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Graph of own code</source>
        <translation>Graph des eigenen Codes</translation>
    </message>
    <message>
        <source>Line {number}: {text}</source>
        <translation>Zeile {number}: {text}</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Output and graph</source>
        <translation>Ausgabe und Graph</translation>
    </message>
    <message>
        <source>Output up to this line</source>
        <translation>Ausgabe bis zu dieser Zeile</translation>
    </message>
    <message>
        <source>Own code</source>
        <translation>Eigener Code</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>What is said of the code</source>
        <translation>Was über den Code gesagt wird</translation>
    </message>
</context>
<context>
    <name>OwnVariables</name>
    <message>
        <source>Variables of own code</source>
        <translation>Variablen des eigenen Codes</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Curve of the error with the trail of the run. {step}.</source>
        <translation>Kurve des Fehlers mit der Spur des Laufs. {step}.</translation>
    </message>
    <message>
        <source>E before each step</source>
        <translation>E vor jedem Schritt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Keys: → step, ← back, ↓ next line, ↑ previous line, Home, End, Space plays.</source>
        <translation>Tasten: → Schritt, ← zurück, ↓ nächste Zeile, ↑ vorige Zeile, Pos1, Ende, Leertaste spielt ab.</translation>
    </message>
    <message>
        <source>Last</source>
        <comment>the last step</comment>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>Lines of equal error with the trail of the run. {step}.</source>
        <translation>Linien gleichen Fehlers mit der Spur des Laufs. {step}.</translation>
    </message>
    <message>
        <source>Made with gradapp {version}. Every number was computed by the code that is shown.</source>
        <translation>Erstellt mit gradapp {version}. Jede Zahl hat der Code berechnet, der zu sehen ist.</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters after each step</source>
        <translation>Parameter nach jedem Schritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start: {numbers}</source>
        <translation>Start: {numbers}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step {step} was not finished</source>
        <translation>Schritt {step} wurde nicht fertig</translation>
    </message>
    <message>
        <source>Step {step}, line {line}: {text}</source>
        <translation>Schritt {step}, Zeile {line}: {text}</translation>
    </message>
    <message>
        <source>Step {step}: {numbers}</source>
        <translation>Schritt {step}: {numbers}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>This page has steps {first} to {last} of {all}: {most} at most, up to the one that was looked at.</source>
        <translation>Auf dieser Seite stehen die Schritte {first} bis {last} von {all}: höchstens {most}, bis zu dem, der zu sehen war.</translation>
    </message>
    <message>
        <source>This step, with numbers</source>
        <translation>Dieser Schritt, mit Zahlen</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Way {title} · α = {alpha} · {precision}</source>
        <translation>Weg {title} · α = {alpha} · {precision}</translation>
    </message>
    <message>
        <source>Without JavaScript this page shows only the table of all steps.</source>
        <translation>Ohne JavaScript zeigt diese Seite nur die Tabelle aller Schritte.</translation>
    </message>
    <message>
        <source>[{numbers}, …] ({all} in all)</source>
        <translation>[{numbers}, …] ({all} insgesamt)</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of the page, as browsers know it: de for German</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>once</source>
        <comment>done once, before the first step</comment>
        <translation>einmal</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>tensor, {type}</source>
        <translation>Tensor, {type}</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>what it is</source>
        <translation>was es ist</translation>
    </message>
    <message>
        <source>{names} over the steps. {step}.</source>
        <translation>{names} über den Schritten. {step}.</translation>
    </message>
    <message>
        <source>{name} is no longer a finite number.</source>
        <translation>{name} ist keine endliche Zahl mehr.</translation>
    </message>
</context>
<context>
    <name>ParabolaPlot</name>
    <message>
        <source>Close-up of the step</source>
        <translation>Schritt aus der Nähe</translation>
    </message>
    <message>
        <source>Error  {0}</source>
        <translation>Fehler  {0}</translation>
    </message>
    <message>
        <source>Error curve {0}</source>
        <translation>Fehlerkurve {0}</translation>
    </message>
    <message>
        <source>Zoom in on the step instead of showing the whole descent</source>
        <translation>Den Schritt vergrößern, statt den ganzen Abstieg zu zeigen</translation>
    </message>
    <message>
        <source>close-up</source>
        <translation>Nahsicht</translation>
    </message>
    <message>
        <source>drag the ball to move {0}</source>
        <translation>an der Kugel ziehen, um {0} zu verschieben</translation>
    </message>
    <message>
        <source>minimum {0}</source>
        <translation>Minimum {0}</translation>
    </message>
    <message>
        <source>move</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>Steigung</translation>
    </message>
    <message>
        <source>the code&apos;s gradient</source>
        <translation>der Gradient des Codes</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message numerus="yes">
        <source>%Ln step(s)</source>
        <translation>
            <numerusform>%Ln Schritt</numerusform>
            <numerusform>%Ln Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>A pin needs a name.</source>
        <translation>Ein Pin braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another pin is called “{}” already.</source>
        <translation>Ein anderer Pin heißt schon „{}“.</translation>
    </message>
    <message>
        <source>There are {} pins, and no more can be told apart: remove one.</source>
        <translation>Es gibt {} Pins, und mehr lassen sich nicht unterscheiden: einen entfernen.</translation>
    </message>
</context>
<context>
    <name>PinsPanel</name>
    <message>
        <source>Call this pin something else</source>
        <translation>Diesen Pin anders nennen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Forget this pin</source>
        <translation>Diesen Pin vergessen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Pinned runs</source>
        <translation>Angeheftete Läufe</translation>
    </message>
    <message>
        <source>Pins</source>
        <translation>Pins</translation>
    </message>
    <message>
        <source>Pins last until the window is closed; a file keeps them.</source>
        <translation>Pins bleiben, bis das Fenster geschlossen wird, oder in einer Datei.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Run this pin&apos;s problem and way again, for as many steps</source>
        <translation>Problem und Weg dieses Pins noch einmal laufen lassen, für ebenso viele Schritte</translation>
    </message>
    <message>
        <source>Show in Steps how far each step ends from this pin&apos;s, or stop showing it</source>
        <translation>Unter „Schritte“ zeigen, wie weit jeder Schritt von dem dieses Pins endet, oder es nicht mehr zeigen</translation>
    </message>
    <message>
        <source>{0} pins this run, to compare others with it: in the plots, and step by step in Steps.</source>
        <translation>{0} heftet diesen Lauf als Pin an, um andere mit ihm zu vergleichen: in den Diagrammen und Schritt für Schritt unter „Schritte“.</translation>
    </message>
</context>
<context>
    <name>PlanePlot</name>
    <message>
        <source>Draw one unit of each parameter at the same length</source>
        <translation>Eine Einheit beider Parameter gleich lang zeichnen</translation>
    </message>
    <message>
        <source>Draw the error along the line of the step, too</source>
        <translation>Auch den Fehler entlang der Geraden des Schritts zeichnen</translation>
    </message>
    <message>
        <source>Error  {0}</source>
        <translation>Fehler  {0}</translation>
    </message>
    <message>
        <source>Error over {0}</source>
        <translation>Fehler über {0}</translation>
    </message>
    <message>
        <source>Section along the step</source>
        <translation>Schnitt entlang des Schritts</translation>
    </message>
    <message>
        <source>Step {0}: {1}; E before it {2}.</source>
        <translation>Schritt {0}: {1}; E davor {2}.</translation>
    </message>
    <message>
        <source>The error over {0}, at {1}.</source>
        <translation>Der Fehler über {0}, bei {1}.</translation>
    </message>
    <message>
        <source>The minimum is at {0}.</source>
        <translation>Das Minimum liegt bei {0}.</translation>
    </message>
    <message>
        <source>The run starts at {0}.</source>
        <translation>Der Lauf beginnt bei {0}.</translation>
    </message>
    <message>
        <source>The two parameters of the plane</source>
        <translation>Die zwei Parameter der Ebene</translation>
    </message>
    <message>
        <source>equal axes</source>
        <translation>gleiche Achsen</translation>
    </message>
    <message>
        <source>minimum, at {0}</source>
        <translation>Minimum, bei {0}</translation>
    </message>
    <message>
        <source>section</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>step = −α · gradient</source>
        <translation>Schritt = −α · Gradient</translation>
    </message>
    <message>
        <source>{0}    (at {1})</source>
        <translation>{0}    (bei {1})</translation>
    </message>
    <message>
        <source>−α · gradient</source>
        <translation>−α · Gradient</translation>
    </message>
</context>
<context>
    <name>PlotWords</name>
    <message>
        <source>Beside it: “{0}”, at {1} after step {2}.</source>
        <translation>Daneben: „{0}“, bei {1} nach Schritt {2}.</translation>
    </message>
    <message>
        <source>Beside it: “{0}”.</source>
        <translation>Daneben: „{0}“.</translation>
    </message>
    <message>
        <source>E does not depend on {0}.</source>
        <translation>E hängt nicht von {0} ab.</translation>
    </message>
    <message>
        <source>E is a parabola over {0}, smallest at {0}* {1}.</source>
        <translation>E ist eine Parabel über {0}, am kleinsten bei {0}* {1}.</translation>
    </message>
    <message>
        <source>E is too flat for its minimum to be computed.</source>
        <translation>E ist zu flach, um sein Minimum zu berechnen.</translation>
    </message>
    <message>
        <source>From step {0} to step {1}: {2} at first, {3} at last.</source>
        <translation>Von Schritt {0} bis Schritt {1}: {2} zuerst, {3} zuletzt.</translation>
    </message>
    <message>
        <source>Looking at step {0}: {1}.</source>
        <translation>Angesehen wird Schritt {0}: {1}.</translation>
    </message>
    <message>
        <source>No steps.</source>
        <translation>Keine Schritte.</translation>
    </message>
    <message>
        <source>Step {0} brought it there from {1} {2}, where E {3} and {4} {5}.</source>
        <translation>Schritt {0} hat sie dorthin gebracht von {1} {2}, wo E {3} und {4} {5}.</translation>
    </message>
    <message>
        <source>Step {0} so far: {1}.</source>
        <translation>Schritt {0} bis hierher: {1}.</translation>
    </message>
    <message>
        <source>The ball is at {0} {1}, where E {2}.</source>
        <translation>Die Kugel ist bei {0} {1}, wo E {2}.</translation>
    </message>
    <message>
        <source>The error over {0}.</source>
        <translation>Der Fehler über {0}.</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>the code&apos;s gradient</source>
        <translation>der Gradient des Codes</translation>
    </message>
    <message>
        <source>θ* {0}.</source>
        <translation>θ* {0}.</translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message>
        <source>&amp;More in the help</source>
        <translation>&amp;Mehr in der Hilfe</translation>
    </message>
    <message>
        <source>&amp;Show in the window</source>
        <translation>Im Fenster &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message numerus="yes">
        <source>%Ln parameter(s)</source>
        <translation>
            <numerusform>%Ln Parameter</numerusform>
            <numerusform>%Ln Parameter</numerusform>
        </translation>
    </message>
    <message>
        <source>A model needs data: samples of its inputs and of y.</source>
        <translation>Ein Modell braucht Daten: Werte seiner Eingaben und von y.</translation>
    </message>
    <message>
        <source>A problem has a model or an error formula: one of the two.</source>
        <translation>Ein Problem hat ein Modell oder eine Fehlerformel: eines von beiden.</translation>
    </message>
    <message>
        <source>An error formula has no data: it is E itself.</source>
        <translation>Eine Fehlerformel hat keine Daten: Sie ist E selbst.</translation>
    </message>
    <message>
        <source>For {rule}, {name} and {other} can&apos;t both be names: files use {column} for a number of each.</source>
        <translation>Für {rule} können {name} und {other} nicht beide Namen sein: In Dateien heißt eine Zahl von jedem {column}.</translation>
    </message>
    <message>
        <source>No parameter can be called {name}: tables and files have a column of that name. Take another name, such as {name}_1.</source>
        <translation>Kein Parameter kann {name} heißen: Tabellen und Dateien haben eine Spalte dieses Namens. Ein anderer Name geht, etwa {name}_1.</translation>
    </message>
    <message>
        <source>Nothing in a formula can be called {name} (alpha): that is the learning rate. Take another letter, such as a.</source>
        <translation>Nichts in einer Formel kann {name} (alpha) heißen: Das ist die Lernrate. Ein anderer Buchstabe geht, etwa a.</translation>
    </message>
    <message>
        <source>Nothing in a formula can be called {name}: Python, or the program, uses that name for something else. Take another one, such as {name}_1.</source>
        <translation>Nichts in einer Formel kann {name} heißen: Python oder das Programm hat diesen Namen für etwas anderes. Ein anderer geht, etwa {name}_1.</translation>
    </message>
    <message>
        <source>Nothing in a formula can be called {name}: that is the error. Take another letter, such as e.</source>
        <translation>Nichts in einer Formel kann {name} heißen: Das ist der Fehler. Ein anderer Buchstabe geht, etwa e.</translation>
    </message>
    <message>
        <source>Problems of the kind {kind} are not known here.</source>
        <translation>Probleme der Art {kind} sind hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The model {formula} can&apos;t have y in it: y is what it should predict.</source>
        <translation>Im Modell {formula} darf y nicht stehen: y ist das, was es vorhersagen soll.</translation>
    </message>
    <message>
        <source>The model {formula} has no input in it; the data have {inputs}.</source>
        <translation>Im Modell {formula} steht keine Eingabe; die Daten haben {inputs}.</translation>
    </message>
    <message>
        <source>There is no parameter {name} to start, only {names}.</source>
        <translation>Es gibt keinen Parameter {name}, der beginnen könnte, nur {names}.</translation>
    </message>
    <message>
        <source>batch must lie between 1 and {samples}, the number of samples, but is {value}.</source>
        <translation>batch muss zwischen 1 und {samples} liegen, der Zahl der Datenpunkte, ist aber {value}.</translation>
    </message>
    <message>
        <source>precision must be float32 or float64, but is {value}.</source>
        <translation>precision muss float32 oder float64 sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>reduction must be mean or sum, but is {value}.</source>
        <translation>reduction muss mean oder sum sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>rule must be one that rule(…) returns, but is {value}.</source>
        <translation>rule muss eine sein, die rule(…) liefert, ist aber {value}.</translation>
    </message>
    <message numerus="yes">
        <source>start has %Ln value(s) for {parameters}, {names}.</source>
        <translation>
            <numerusform>start hat %Ln Wert für {parameters}, {names}.</numerusform>
            <numerusform>start hat %Ln Werte für {parameters}, {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>the input of the model</source>
        <translation>die Eingabe des Modells</translation>
    </message>
    <message>
        <source>the learning rate</source>
        <translation>die Lernrate</translation>
    </message>
    <message>
        <source>the output that the model should predict</source>
        <translation>die Ausgabe, die das Modell vorhersagen soll</translation>
    </message>
    <message>
        <source>where the descent starts</source>
        <translation>wo der Abstieg beginnt</translation>
    </message>
    <message>
        <source>where {name} starts</source>
        <translation>wo {name} beginnt</translation>
    </message>
    <message>
        <source>{formula} has no parameter: there is nothing for descent to find.</source>
        <translation>{formula} hat keinen Parameter: Für den Abstieg gibt es nichts zu finden.</translation>
    </message>
    <message>
        <source>{names} are {count} parameters: there may be {most} at most.</source>
        <translation>{names} sind {count} Parameter: Es dürfen höchstens {most} sein.</translation>
    </message>
    <message>
        <source>{name} and {other} can&apos;t both be names: files use one.</source>
        <translation>{name} und {other} können nicht beide Namen sein: Dateien verwenden einen davon.</translation>
    </message>
    <message>
        <source>{name} must be a finite number, but is {value}.</source>
        <translation>{name} muss eine endliche Zahl sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must be a number, but is {value}.</source>
        <translation>{name} muss eine Zahl sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must lie between {least} and {most}, but is {value}.</source>
        <translation>{name} muss zwischen {least} und {most} liegen, ist aber {value}.</translation>
    </message>
</context>
<context>
    <name>ProblemForm</name>
    <message numerus="yes">
        <source>%Ln sample(s). First row: names, if any; last column: y</source>
        <translation>
            <numerusform>%Ln Datenpunkt. Erste Zeile: evtl. Namen; letzte Spalte: y</numerusform>
            <numerusform>%Ln Datenpunkte. Erste Zeile: evtl. Namen; letzte Spalte: y</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Bring back the earlier problem and step</source>
        <translation>Problem und Schritt von vorher zurückbringen</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>E is</source>
        <translation>E ist</translation>
    </message>
    <message>
        <source>Error formula, without samples</source>
        <translation>Fehlerformel, ohne Datenpunkte</translation>
    </message>
    <message>
        <source>First row: names, if any; last column: y</source>
        <translation>Erste Zeile: evtl. Namen; letzte Spalte: y</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>It begins with the notebook&apos;s problem: the one on the screen can&apos;t be typed. What you type here is solved at once, in the window behind; Done keeps it, Cancel brings back what was.</source>
        <translation>Am Anfang steht das Problem des Notebooks: Das auf dem Bildschirm lässt sich nicht eintippen. Was Sie hier eingeben, wird sofort gelöst, im Fenster dahinter; „Fertig“ behält es, „Abbrechen“ bringt zurück, was war.</translation>
    </message>
    <message>
        <source>It begins with the problem on the screen. What you type here is solved at once, in the window behind; Done keeps it, Cancel brings back what was.</source>
        <translation>Am Anfang steht das Problem auf dem Bildschirm. Was Sie hier eingeben, wird sofort gelöst, im Fenster dahinter; „Fertig“ behält es, „Abbrechen“ bringt zurück, was war.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of problem</source>
        <translation>Art des Problems</translation>
    </message>
    <message>
        <source>Learning rate α</source>
        <translation>Lernrate α</translation>
    </message>
    <message>
        <source>Model, fitted to samples</source>
        <translation>Modell, an Datenpunkte angepasst</translation>
    </message>
    <message>
        <source>Open a file of samples</source>
        <translation>Eine Datei mit Datenpunkten öffnen</translation>
    </message>
    <message>
        <source>Paste a table of samples in place of these</source>
        <translation>Eine Tabelle von Datenpunkten anstelle dieser einfügen</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>Samples per step</source>
        <translation>Datenpunkte je Schritt</translation>
    </message>
    <message>
        <source>Shuffled with seed</source>
        <translation>Gemischt mit Startwert</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>mean of the squares</source>
        <translation>Mittel der Quadrate</translation>
    </message>
    <message>
        <source>sum of the squares</source>
        <translation>Summe der Quadrate</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>Another model, samples, or rule</source>
        <translation>Anderes Modell, andere Datenpunkte oder Regel</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>PyTorch is still loading; ways without it already work</source>
        <translation>PyTorch wird noch geladen; Wege ohne PyTorch gehen schon</translation>
    </message>
    <message>
        <source>The floating-point format of the tensors</source>
        <translation>Das Gleitkommaformat der Tensoren</translation>
    </message>
    <message>
        <source>This way computes in float64.</source>
        <translation>Dieser Weg rechnet in float64.</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>x = 0: the gradient is 0 everywhere.</source>
        <translation>x = 0: Der Gradient ist überall 0.</translation>
    </message>
    <message>
        <source>α &lt; 0 climbs, and torch.optim.{0} refuses it.</source>
        <translation>α &lt; 0 steigt, und torch.optim.{0} lehnt das ab.</translation>
    </message>
    <message>
        <source>α &lt; 0 climbs.</source>
        <translation>α &lt; 0 steigt.</translation>
    </message>
    <message>
        <source>α &lt; 0: torch.optim.{0} refuses it.</source>
        <translation>α &lt; 0: torch.optim.{0} lehnt das ab.</translation>
    </message>
    <message numerus="yes">
        <source>α = 0: {parameters} never [moves|move].</source>
        <translation>
            <numerusform>α = 0: {parameters} bewegt sich nie.</numerusform>
            <numerusform>α = 0: {parameters} bewegen sich nie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%Ln step(s) in {precision}: {title}</source>
        <translation>
            <numerusform>%Ln Schritt in {precision}: {title}</numerusform>
            <numerusform>%Ln Schritte in {precision}: {title}</numerusform>
        </translation>
    </message>
    <message>
        <source>Every bit is compared with what gradapp has computed:</source>
        <translation>Jedes Bit wird mit dem verglichen, was gradapp berechnet hat:</translation>
    </message>
    <message>
        <source>Line {line} is not Python: {error}.</source>
        <translation>Zeile {line} ist kein Python: {error}.</translation>
    </message>
    <message>
        <source>No step had been made: this makes the first.</source>
        <translation>Es war noch kein Schritt gemacht: Dies macht den ersten.</translation>
    </message>
    <message>
        <source>One step of gradient descent</source>
        <translation>Ein Schritt des Gradientenabstiegs</translation>
    </message>
    <message>
        <source>One step of gradient descent, written correctly</source>
        <translation>Ein Schritt des Gradientenabstiegs, richtig geschrieben</translation>
    </message>
    <message>
        <source>One step of gradient descent, written in four ways</source>
        <translation>Ein Schritt des Gradientenabstiegs, auf vier Wegen geschrieben</translation>
    </message>
    <message>
        <source>One step of gradient descent, written in three ways</source>
        <translation>Ein Schritt des Gradientenabstiegs, auf drei Wegen geschrieben</translation>
    </message>
    <message>
        <source>One step of gradient descent, written in two ways</source>
        <translation>Ein Schritt des Gradientenabstiegs, auf zwei Wegen geschrieben</translation>
    </message>
    <message>
        <source>One step of gradient descent, written in {count} ways</source>
        <translation>Ein Schritt des Gradientenabstiegs, auf {count} Wegen geschrieben</translation>
    </message>
    <message>
        <source>One step of this code is more than one turn of a loop, so it is shown with the loop.</source>
        <translation>Ein Schritt dieses Codes ist mehr als ein Durchlauf einer Schleife: Er wird mit ihr gezeigt.</translation>
    </message>
    <message>
        <source>The error, its gradient and the new parameters of all steps, as they were in gradapp.</source>
        <translation>Von allen Schritten der Fehler, sein Gradient und die neuen Parameter, wie sie in gradapp waren.</translation>
    </message>
    <message>
        <source>The error, its gradient and the new parameters of each step, as they were in gradapp.</source>
        <translation>Von jedem Schritt der Fehler, sein Gradient und die neuen Parameter, wie sie in gradapp waren.</translation>
    </message>
    <message>
        <source>The source of “{method}” can&apos;t be read ({error}): the installation is incomplete.</source>
        <translation>Der Quelltext von „{method}“ lässt sich nicht lesen ({error}): Die Installation ist unvollständig.</translation>
    </message>
    <message>
        <source>The text can&apos;t be compiled: {error}.</source>
        <translation>Der Text lässt sich nicht übersetzen: {error}.</translation>
    </message>
    <message>
        <source>The text does not define the function steps(…), which makes the steps.</source>
        <translation>Der Text definiert nicht die Funktion steps(…), die die Schritte macht.</translation>
    </message>
    <message>
        <source>The yield in line {line} is a second one: a step is done in one place.</source>
        <translation>Das yield in Zeile {line} ist ein zweites: Ein Schritt ist an einer Stelle fertig.</translation>
    </message>
    <message>
        <source>The yield in line {line} is not in a loop.</source>
        <translation>Das yield in Zeile {line} steht in keiner Schleife.</translation>
    </message>
    <message>
        <source>`torch.optim` refuses a negative learning rate. Left out: {ways}.</source>
        <translation>`torch.optim` lehnt eine negative Lernrate ab. Weggelassen: {ways}.</translation>
    </message>
    <message>
        <source>steps(…) has no yield: nothing says when a step is done.</source>
        <translation>steps(…) hat kein yield: Nichts sagt, wann ein Schritt fertig ist.</translation>
    </message>
</context>
<context>
    <name>ProgramGutter</name>
    <message>
        <source>Done in every step</source>
        <translation>In jedem Schritt getan</translation>
    </message>
    <message>
        <source>Set-up: done once, before the first step</source>
        <translation>Vorbereitung: einmal getan, vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>A line for input()</source>
        <translation>Eine Zeile für input()</translation>
    </message>
    <message>
        <source>A line for input(); Enter sends it</source>
        <translation>Eine Zeile für input(); die Eingabetaste übergibt sie</translation>
    </message>
    <message>
        <source>No more lines</source>
        <translation>Keine weiteren Zeilen</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>Each step of this code depends on all steps before it, which must be made again to show it line by line. That is done up to step {last}.</source>
        <translation>Jeder Schritt dieses Codes hängt von allen Schritten davor ab, die noch einmal gemacht werden müssen, um ihn Zeile für Zeile zu zeigen. Das geschieht bis Schritt {last}.</translation>
    </message>
    <message>
        <source>Step {step} can&apos;t be shown line by line ({error}).</source>
        <translation>Schritt {step} lässt sich nicht Zeile für Zeile zeigen ({error}).</translation>
    </message>
    <message>
        <source>There is no step {step}: one before it raised {error}.</source>
        <translation>Es gibt keinen Schritt {step}: Einer davor hat {error} geworfen.</translation>
    </message>
    <message>
        <source>There is no step {step}: the code ends before it.</source>
        <translation>Es gibt keinen Schritt {step}: Der Code endet davor.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>One step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The question about this code is open: what happens?</source>
        <translation>Die Frage zu diesem Code ist offen: Was geschieht?</translation>
    </message>
    <message>
        <source>These are steps {first} to {last} of {all}.</source>
        <translation>Von {all} Schritten sind dies {first} bis {last}.</translation>
    </message>
    <message>
        <source>This code is almost right.</source>
        <translation>Dieser Code ist fast richtig.</translation>
    </message>
    <message>
        <source>This code is almost right. {wrong} {why}</source>
        <translation>Dieser Code ist fast richtig. {wrong} {why}</translation>
    </message>
    <message>
        <source>Way {title}</source>
        <translation>Weg {title}</translation>
    </message>
    <message>
        <source>{numbers}, … ({all} in all)</source>
        <translation>{numbers}, … ({all} insgesamt)</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Copied the step.</source>
        <translation>Der Schritt ist kopiert.</translation>
    </message>
    <message>
        <source>There is no way {0} here: way {1} solves it.</source>
        <translation>Einen Weg {0} gibt es hier nicht: Weg {1} löst das Problem.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>Resources</name>
    <message>
        <source>The file {name} of gradapp is missing from {folder}; installing gradapp again brings it back.</source>
        <translation>Die Datei {name} von gradapp fehlt in {folder}; wird gradapp neu installiert, ist sie wieder da.</translation>
    </message>
    <message>
        <source>The resources of gradapp are missing: they were looked for in {folders}; installing gradapp again brings them back.</source>
        <translation>Die Dateien von gradapp fehlen: Sie wurden in {folders} gesucht; wird gradapp neu installiert, sind sie wieder da.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>SGD with options</source>
        <translation>SGD mit Optionen</translation>
    </message>
    <message>
        <source>There is no rule {name}; there are {names}.</source>
        <translation>Eine Regel {name} gibt es nicht; es gibt {names}.</translation>
    </message>
    <message>
        <source>nesterov needs a momentum, and no dampening.</source>
        <translation>nesterov braucht ein momentum und kein dampening.</translation>
    </message>
    <message numerus="yes">
        <source>{name} must be %Ln number(s), such as {example}, but is {value}.</source>
        <translation>
            <numerusform>{name} muss aus %Ln Zahl bestehen, etwa {example}, ist aber {value}.</numerusform>
            <numerusform>{name} muss aus %Ln Zahlen bestehen, etwa {example}, ist aber {value}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} must be a finite number, but is {value}.</source>
        <translation>{name} muss eine endliche Zahl sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must be at least {least} and less than {below}, but is {value}.</source>
        <translation>{name} muss mindestens {least} und kleiner als {below} sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must be at least {least}, but is {value}.</source>
        <translation>{name} muss mindestens {least} sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must be less than {below}, but is {value}.</source>
        <translation>{name} muss kleiner als {below} sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{name} must be true or false, but is {value}.</source>
        <translation>{name} muss true oder false sein, ist aber {value}.</translation>
    </message>
    <message>
        <source>{rule} has no option {name}; it has {names}.</source>
        <translation>{rule} hat keine Option {name}; es hat {names}.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message numerus="yes">
        <source>%Ln sample(s)</source>
        <translation>
            <numerusform>%Ln Datenpunkt</numerusform>
            <numerusform>%Ln Datenpunkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sample(s), with f({input}) drawn through [it|them].</source>
        <translation>
            <numerusform>%Ln Datenpunkt, mit f({input}) hindurch.</numerusform>
            <numerusform>%Ln Datenpunkte, mit f({input}) hindurch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Added exactly, as fractions, and rounded once, they are {each}.</source>
        <translation>Genau addiert, als Brüche, und einmal gerundet sind sie {each}.</translation>
    </message>
    <message>
        <source>The shares add up to {sums}; this code has {values}.</source>
        <translation>Die Anteile ergeben {sums}; dieser Code hat {values}.</translation>
    </message>
    <message numerus="yes">
        <source>The shares add up to {value} but for %Ln ulp(s) of {precision}. That this is rounding alone is not proved.</source>
        <translation>
            <numerusform>Die Anteile ergeben {value} bis auf %Ln ulp von {precision}. Dass das allein Rundung ist, ist nicht bewiesen.</numerusform>
            <numerusform>Die Anteile ergeben {value} bis auf %Ln ulp von {precision}. Dass das allein Rundung ist, ist nicht bewiesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shares add up to {value}, but for rounding: %Ln ulp(s) of {precision}.</source>
        <translation>
            <numerusform>Die Anteile ergeben {value}, bis auf Rundung: %Ln ulp von {precision}.</numerusform>
            <numerusform>Die Anteile ergeben {value}, bis auf Rundung: %Ln ulp von {precision}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The shares add up to {value}, to the last bit of {precision}.</source>
        <translation>Die Anteile ergeben {value}, bis aufs letzte Bit von {precision}.</translation>
    </message>
    <message>
        <source>The shares do not add up to {name}.</source>
        <translation>Die Anteile ergeben zusammen nicht {name}.</translation>
    </message>
    <message>
        <source>These are the shares of the first step: → shows what it does.</source>
        <translation>Das sind die Anteile des ersten Schritts: → zeigt, was er tut.</translation>
    </message>
    <message>
        <source>Without {samples}, the gradient would be {each}.</source>
        <translation>Ohne {samples} wäre der Gradient {each}.</translation>
    </message>
    <message>
        <source>Without {samples}, the step would be the same: it uses others.</source>
        <translation>Ohne {samples} wäre der Schritt derselbe: Er nimmt andere.</translation>
    </message>
    <message>
        <source>Without {samples}, there would be no finite gradient.</source>
        <translation>Ohne {samples} gäbe es keinen endlichen Gradienten.</translation>
    </message>
    <message>
        <source>Without {samples}, there would be nothing to make this step from.</source>
        <translation>Ohne {samples} gäbe es nichts, woraus dieser Schritt zu machen wäre.</translation>
    </message>
    <message>
        <source>Without {samples}, way 1 would step to {each}.</source>
        <translation>Ohne {samples} ginge Weg 1 zu {each}.</translation>
    </message>
    <message numerus="yes">
        <source>{name} but for %Ln ulp(s)</source>
        <translation>
            <numerusform>{name} bis auf %Ln ulp</numerusform>
            <numerusform>{name} bis auf %Ln ulp</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} to the last bit</source>
        <translation>{name} bis aufs letzte Bit</translation>
    </message>
</context>
<context>
    <name>SamplesModel</name>
    <message>
        <source>Given by the data</source>
        <translation>Was in den Daten steht</translation>
    </message>
    <message>
        <source>How far the prediction is from y, before the step</source>
        <translation>Wie weit die Vorhersage von y entfernt ist, vor dem Schritt</translation>
    </message>
    <message>
        <source>The sample&apos;s number; untick it to leave it out below</source>
        <translation>Die Nummer des Datenpunkts; ohne Häkchen fehlt er unten</translation>
    </message>
    <message>
        <source>What the sample adds to this derivative</source>
        <translation>Was der Datenpunkt zu dieser Ableitung beiträgt</translation>
    </message>
    <message>
        <source>not in this step</source>
        <translation>nicht in diesem Schritt</translation>
    </message>
</context>
<context>
    <name>SamplesPanel</name>
    <message>
        <source>Samples</source>
        <translation>Datenpunkte</translation>
    </message>
    <message>
        <source>What each sample adds to the gradient</source>
        <translation>Was jeder Datenpunkt zum Gradienten beiträgt</translation>
    </message>
</context>
<context>
    <name>ScientificSpinBox</name>
    <message>
        <source>from {0} to {1}</source>
        <translation>von {0} bis {1}</translation>
    </message>
</context>
<context>
    <name>SectionPlot</name>
    <message>
        <source>Along the step</source>
        <translation>Entlang des Schritts</translation>
    </message>
    <message>
        <source>E along the line of step {step}, over all samples. Before the step E {before}. Slope there {slope}. After it E {after}.</source>
        <translation>E aller Datenpunkte entlang der Geraden von Schritt {step}. Vor dem Schritt E {before}. Steigung dort {slope}. Danach E {after}.</translation>
    </message>
    <message>
        <source>E along the line of step {step}, over all samples. Before the step E {before}. Slope there, over the step&apos;s samples, {slope}. After it E {after}.</source>
        <translation>E aller Datenpunkte entlang der Geraden von Schritt {step}. Vor dem Schritt E {before}. Steigung dort, für die Datenpunkte des Schritts, {slope}. Danach E {after}.</translation>
    </message>
    <message>
        <source>Error along the step</source>
        <translation>Fehler entlang des Schritts</translation>
    </message>
    <message>
        <source>Least at t {t}, E {least}, found numerically.</source>
        <translation>Am kleinsten bei t {t}, E {least}, numerisch gefunden.</translation>
    </message>
    <message>
        <source>No minimum from t = −1 to 4.</source>
        <translation>Kein Minimum von t = −1 bis 4.</translation>
    </message>
    <message>
        <source>The step moves nothing.</source>
        <translation>Der Schritt bewegt nichts.</translation>
    </message>
    <message>
        <source>There is no step here to draw along.</source>
        <translation>Hier ist kein Schritt, an dem entlang zu zeichnen wäre.</translation>
    </message>
    <message>
        <source>after it E {after}</source>
        <translation>danach E {after}</translation>
    </message>
    <message>
        <source>before the step E {before}</source>
        <translation>vor dem Schritt E {before}</translation>
    </message>
    <message>
        <source>least at t {t}, E {least}, found numerically</source>
        <translation>am kleinsten bei t {t}, E {least}, numerisch gefunden</translation>
    </message>
    <message>
        <source>no minimum from t = −1 to 4</source>
        <translation>kein Minimum von t = −1 bis 4</translation>
    </message>
    <message>
        <source>slope there {slope}</source>
        <translation>Steigung dort {slope}</translation>
    </message>
    <message>
        <source>slope there, over the step&apos;s samples, {slope}</source>
        <translation>Steigung dort, für die Datenpunkte des Schritts, {slope}</translation>
    </message>
    <message>
        <source>t: 0 before the step, 1 after it</source>
        <translation>t: 0 vor dem Schritt, 1 danach</translation>
    </message>
    <message>
        <source>the step moves nothing</source>
        <translation>der Schritt bewegt nichts</translation>
    </message>
</context>
<context>
    <name>ShownBeside</name>
    <message>
        <source>Beside another text…</source>
        <translation>Neben einem anderen Text …</translation>
    </message>
    <message>
        <source>Beside the pin {0}</source>
        <translation>Neben dem Pin {0}</translation>
    </message>
    <message>
        <source>Beside the run here: {0}</source>
        <translation>Neben dem Lauf hier: {0}</translation>
    </message>
    <message>
        <source>Beside the run of {0}:</source>
        <translation>Neben dem Lauf von {0}:</translation>
    </message>
    <message>
        <source>Beside way {0}</source>
        <translation>Neben dem Weg {0}</translation>
    </message>
    <message>
        <source>Beside {0}</source>
        <translation>Neben {0}</translation>
    </message>
    <message>
        <source>Beside {0}:</source>
        <translation>Neben {0}:</translation>
    </message>
    <message>
        <source>Code (*.py *.ipynb)</source>
        <translation>Code (*.py *.ipynb)</translation>
    </message>
    <message>
        <source>How it ended:</source>
        <translation>Wie er endete:</translation>
    </message>
    <message>
        <source>Open code</source>
        <translation>Code öffnen</translation>
    </message>
    <message>
        <source>it has no steps yet.</source>
        <translation>Er hat noch keine Schritte.</translation>
    </message>
    <message>
        <source>it has to be run first.</source>
        <translation>Er muss zuerst ausgeführt werden.</translation>
    </message>
    <message>
        <source>the other text</source>
        <translation>dem anderen Text</translation>
    </message>
</context>
<context>
    <name>ShownComparison</name>
    <message>
        <source>Code of the Lab is explained in the Lab, once its question is answered.</source>
        <translation>Code des Labors wird im Labor erklärt, sobald seine Frage beantwortet ist.</translation>
    </message>
    <message>
        <source>Nothing to explain here. The window says: “{0}”</source>
        <translation>Hier gibt es nichts zu erklären. Das Fenster sagt: „{0}“</translation>
    </message>
    <message>
        <source>PyTorch is loading</source>
        <translation>PyTorch wird geladen</translation>
    </message>
    <message>
        <source>This step can&apos;t be made again exactly, to explain it.</source>
        <translation>Dieser Schritt lässt sich nicht exakt wiederholen, um ihn zu erklären.</translation>
    </message>
    <message>
        <source>correct code</source>
        <translation>richtiger Code</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>diverged at step {0}</source>
        <translation>divergiert bei Schritt {0}</translation>
    </message>
    <message>
        <source>error in step {0}</source>
        <translation>Ausnahme in Schritt {0}</translation>
    </message>
    <message>
        <source>needs PyTorch</source>
        <translation>braucht PyTorch</translation>
    </message>
    <message>
        <source>no memory for step {0}</source>
        <translation>kein Speicher für Schritt {0}</translation>
    </message>
    <message>
        <source>this code</source>
        <translation>dieser Code</translation>
    </message>
    <message>
        <source>too far on to be compared</source>
        <translation>zu weit für einen Vergleich</translation>
    </message>
</context>
<context>
    <name>ShownExport</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copied the program of “{0}”, which runs by itself.</source>
        <translation>Das Programm von „{0}“ ist kopiert und läuft für sich.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exported {}.</source>
        <translation>{} ist exportiert.</translation>
    </message>
    <message>
        <source>Writing {}</source>
        <translation>{} wird geschrieben</translation>
    </message>
    <message>
        <source>{} has not been written.</source>
        <translation>{} wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>{} is still being written.</source>
        <translation>{} wird noch geschrieben.</translation>
    </message>
</context>
<context>
    <name>ShownForm</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open samples</source>
        <translation>Datenpunkte öffnen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: {1}</source>
        <translation>{0} kann nicht gelesen werden: {1}</translation>
    </message>
</context>
<context>
    <name>ShownHistory</name>
    <message>
        <source>Done again: {}</source>
        <translation>Wiederholt: {}</translation>
    </message>
    <message>
        <source>Undone: {}</source>
        <translation>Rückgängig gemacht: {}</translation>
    </message>
</context>
<context>
    <name>ShownLab</name>
    <message>
        <source>Question {0} of {1}</source>
        <translation>Frage {0} von {1}</translation>
    </message>
    <message>
        <source>→ looked at: no. {}</source>
        <translation>→ angesehen: Nr. {}</translation>
    </message>
    <message>
        <source>✓ right: no. {}</source>
        <translation>✓ richtig: Nr. {}</translation>
    </message>
    <message>
        <source>✗ not right: no. {}</source>
        <translation>✗ nicht richtig: Nr. {}</translation>
    </message>
</context>
<context>
    <name>ShownLines</name>
    <message>
        <source>Autograd builds a new graph in each step: answer the question first.</source>
        <translation>Autograd baut in jedem Schritt einen neuen Graphen: zuerst die Frage beantworten.</translation>
    </message>
    <message>
        <source>Autograd builds a new graph in each step: {0} goes to step 1.</source>
        <translation>Autograd baut in jedem Schritt einen neuen Graphen: {0} geht zu Schritt 1.</translation>
    </message>
    <message>
        <source>Autograd builds a new graph in each step: {0} makes one.</source>
        <translation>Autograd baut in jedem Schritt einen neuen Graphen: {0} macht einen.</translation>
    </message>
    <message>
        <source>Before this code: torch.set_default_dtype(torch.float64)</source>
        <translation>Vor diesem Code: torch.set_default_dtype(torch.float64)</translation>
    </message>
    <message>
        <source>No graph was seen in this step.</source>
        <translation>In diesem Schritt war kein Graph zu sehen.</translation>
    </message>
    <message>
        <source>Python&apos;s numbers are float64, whichever precision is chosen.</source>
        <translation>Pythons Zahlen sind immer float64.</translation>
    </message>
    <message>
        <source>Steps come too fast to be shown line by line; {0} pauses.</source>
        <translation>Die Schritte kommen zu schnell, um Zeile für Zeile gezeigt zu werden; {0} hält an.</translation>
    </message>
    <message>
        <source>The graph is drawn once this step has been recorded.</source>
        <translation>Der Graph wird gezeichnet, sobald dieser Schritt aufgezeichnet ist.</translation>
    </message>
    <message>
        <source>There is no graph: this run ended before its first step.</source>
        <translation>Es gibt keinen Graphen: Dieser Lauf endete vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>This code computes the gradient by hand and has no graph; {0} leaves the Lab.</source>
        <translation>Dieser Code berechnet den Gradienten von Hand und hat keinen Graphen; {0} verlässt das Labor.</translation>
    </message>
    <message>
        <source>This way computes the gradient without autograd and has no graph: {0} chooses {1}, which has one, as soon as PyTorch is loaded.</source>
        <translation>Dieser Weg berechnet den Gradienten ohne autograd und hat keinen Graphen: {0} wählt {1}, der einen hat, sobald PyTorch geladen ist.</translation>
    </message>
    <message>
        <source>This way computes the gradient without autograd and has no graph: {0} chooses {1}, which has one.</source>
        <translation>Dieser Weg berechnet den Gradienten ohne autograd und hat keinen Graphen: {0} wählt {1}, der einen hat.</translation>
    </message>
    <message>
        <source>This way computes the gradient without autograd: it has no graph.</source>
        <translation>Dieser Weg berechnet den Gradienten ohne autograd: Er hat keinen Graphen.</translation>
    </message>
</context>
<context>
    <name>ShownLinks</name>
    <message>
        <source>Copied the link.</source>
        <translation>Der Link ist kopiert.</translation>
    </message>
</context>
<context>
    <name>ShownOwnCode</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <comment>it, not a menu</comment>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>Code runs in a process of its own with your permissions, in a new temporary folder, and not before you press Run.</source>
        <translation>Code läuft in einem eigenen Prozess mit Ihren Rechten, in einem neuen temporären Ordner, und nicht bevor Sie „Ausführen“ drücken.</translation>
    </message>
    <message>
        <source>Ctrl+Enter runs the code: what it prints appears here.</source>
        <translation>Strg+Enter führt den Code aus: Was er ausgibt, steht hier.</translation>
    </message>
    <message>
        <source>It comes from a file, and runs with your permissions, as any program does: run it only if you have read it, or trust it.</source>
        <translation>Er kommt aus einer Datei und läuft mit Ihren Rechten, wie jedes Programm: Führen Sie ihn nur aus, wenn Sie ihn gelesen haben oder ihm vertrauen.</translation>
    </message>
    <message>
        <source>It stops after {seconds}&#xa0;s of computing, {lines} recorded lines or {output}&#xa0;MB of output, and goes on if you want it to; at {memory}&#xa0;GB of memory it ends.</source>
        <translation>Er hält nach {seconds}&#xa0;s Rechenzeit, {lines} aufgezeichneten Zeilen oder {output}&#xa0;MB Ausgabe an und läuft weiter, wenn Sie es wollen; bei {memory}&#xa0;GB Speicher endet er.</translation>
    </message>
    <message>
        <source>Run the code of {0}?</source>
        <translation>Den Code von {0} ausführen?</translation>
    </message>
    <message>
        <source>The error is drawn once the code has run.</source>
        <translation>Der Fehler wird gezeichnet, sobald der Code gelaufen ist.</translation>
    </message>
    <message>
        <source>The graph is drawn once the code has run.</source>
        <translation>Der Graph wird gezeichnet, sobald der Code gelaufen ist.</translation>
    </message>
</context>
<context>
    <name>ShownOwnHistory</name>
    <message>
        <source>Done again: {}</source>
        <translation>Wiederholt: {}</translation>
    </message>
    <message>
        <source>What {0} had replaced is back.</source>
        <translation>Was {0} ersetzt hatte, ist wieder da.</translation>
    </message>
</context>
<context>
    <name>ShownPictures</name>
    <message>
        <source>Copied the picture at scale 1: twice as large, it would have too many pixels.</source>
        <translation>Das Bild ist im Maßstab 1 kopiert: Doppelt so groß hätte es zu viele Pixel.</translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation>Das Bild ist kopiert.</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Exported {}.</source>
        <translation>{} ist exportiert.</translation>
    </message>
    <message>
        <source>Picture as PNG, {0} times as large (*.png)</source>
        <translation>Bild als PNG, {0}-mal so groß (*.png)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
</context>
<context>
    <name>ShownPins</name>
    <message>
        <source>(diverged at step {0})</source>
        <translation>(divergiert in Schritt {0})</translation>
    </message>
    <message>
        <source>(rests at step {0})</source>
        <translation>(ruht ab Schritt {0})</translation>
    </message>
    <message>
        <source>(up to step {0})</source>
        <translation>(bis Schritt {0})</translation>
    </message>
    <message>
        <source>Nothing is pinned for the race: the pins already there race again.</source>
        <translation>Für den Wettlauf wird nichts angeheftet: Die Pins, die es gibt, laufen noch einmal.</translation>
    </message>
    <message>
        <source>Pinned as “{}”.</source>
        <translation>Angeheftet als „{}“.</translation>
    </message>
    <message>
        <source>Pinned for the race: {0}.</source>
        <translation>Für den Wettlauf angeheftet: {0}.</translation>
    </message>
    <message>
        <source>Pinned for the race: {0}. Earlier pins stay: {1} of at most {2} pins.</source>
        <translation>Für den Wettlauf angeheftet: {0}. Frühere Pins bleiben: {1} von höchstens {2} Pins.</translation>
    </message>
    <message numerus="yes">
        <source>Steps now has columns that compare new {0} with “{1}”.</source>
        <translation>
            <numerusform>Unter „Schritte“ stehen jetzt Spalten, die das neue {0} mit „{1}“ vergleichen.</numerusform>
            <numerusform>Unter „Schritte“ stehen jetzt Spalten, die die neuen {0} mit „{1}“ vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>compared in Steps</source>
        <translation>verglichen unter „Schritte“</translation>
    </message>
    <message>
        <source>correct: {}</source>
        <translation>richtig: {}</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>von selbst geendet</translation>
    </message>
    <message>
        <source>reached the fixed point</source>
        <translation>am Fixpunkt angekommen</translation>
    </message>
    <message>
        <source>stopped at the limit of steps</source>
        <translation>an der Grenze der Schritte angehalten</translation>
    </message>
    <message>
        <source>stopped by an error</source>
        <translation>durch eine Ausnahme angehalten</translation>
    </message>
    <message>
        <source>stopped: out of memory</source>
        <translation>aus Mangel an Speicher angehalten</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>nicht zu Ende</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
</context>
<context>
    <name>ShownPrinting</name>
    <message>
        <source>The pages can&apos;t be printed there.</source>
        <translation>Dort können die Seiten nicht gedruckt werden.</translation>
    </message>
</context>
<context>
    <name>ShownRecovery</name>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>What is not saved would be lost in a crash: the disk can&apos;t be written to.</source>
        <translation>Was nicht gespeichert ist, ginge bei einem Absturz verloren: Auf den Datenträger kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>a run without a file</source>
        <translation>einen Lauf ohne Datei</translation>
    </message>
    <message>
        <source>gradapp ended unexpectedly. Recover {0}, as it was before?</source>
        <translation>gradapp wurde unerwartet beendet. Möchten Sie {0} so wiederherstellen, wie es davor war?</translation>
    </message>
</context>
<context>
    <name>ShownRun</name>
    <message>
        <source>(θx − y)² has become larger</source>
        <translation>(θx − y)² ist größer geworden</translation>
    </message>
    <message>
        <source>(θx − y)² has become smaller</source>
        <translation>(θx − y)² ist kleiner geworden</translation>
    </message>
    <message>
        <source>(θx − y)² is as large as before</source>
        <translation>(θx − y)² ist so groß wie zuvor</translation>
    </message>
    <message>
        <source>PyTorch is loading</source>
        <translation>PyTorch wird geladen</translation>
    </message>
    <message>
        <source>PyTorch is loading; → already makes steps</source>
        <translation>PyTorch wird geladen; → macht schon Schritte</translation>
    </message>
    <message>
        <source>PyTorch {} ready</source>
        <translation>PyTorch {} bereit</translation>
    </message>
    <message>
        <source>This way can be chosen once PyTorch is loaded.</source>
        <translation>Dieser Weg lässt sich wählen, sobald PyTorch geladen ist.</translation>
    </message>
    <message>
        <source>θ has not moved</source>
        <translation>θ hat sich nicht bewegt</translation>
    </message>
</context>
<context>
    <name>ShownSamples</name>
    <message>
        <source>An error formula has no samples: it is E itself, so there is nothing to add up.</source>
        <translation>Eine Fehlerformel hat keine Datenpunkte: Sie ist selbst E, und so gibt es nichts zu addieren.</translation>
    </message>
    <message>
        <source>The notebook has one sample, so all of the gradient is its own. Problems with data, such as File ▸ Examples ▸ Five points and a line, show here what each sample adds.</source>
        <translation>Das Notebook hat einen Datenpunkt, von dem der ganze Gradient kommt. Bei Problemen mit Daten, etwa Datei ▸ Beispiele ▸ Fünf Punkte und eine Gerade, steht hier, was jeder beiträgt.</translation>
    </message>
    <message>
        <source>There are no shares to show for this step.</source>
        <translation>Von diesem Schritt lassen sich keine Anteile nennen.</translation>
    </message>
</context>
<context>
    <name>ShownSideBySide</name>
    <message>
        <source>Copied the code of “{0}”, which runs by itself.</source>
        <translation>Der Code von „{0}“ ist kopiert; er läuft für sich allein.</translation>
    </message>
    <message>
        <source>Correct code</source>
        <translation>Richtiger Code</translation>
    </message>
    <message>
        <source>Steps come too fast to be shown line by line.</source>
        <translation>Die Schritte kommen zu schnell, um sie Zeile für Zeile zu zeigen.</translation>
    </message>
    <message>
        <source>This code</source>
        <translation>Dieser Code</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>needs PyTorch</source>
        <translation>braucht PyTorch</translation>
    </message>
    <message>
        <source>waits for PyTorch</source>
        <translation>wartet auf PyTorch</translation>
    </message>
    <message>
        <source>“One step” shows the first, as the page does. You were at step {0}: “As a loop” has it.</source>
        <translation>„Ein Schritt“ zeigt den ersten, wie die Seite. Sie waren bei Schritt {0}: „Als Schleife“ hat ihn.</translation>
    </message>
</context>
<context>
    <name>ShownSweep</name>
    <message>
        <source>{0} in {1}</source>
        <translation>{0} in {1}</translation>
    </message>
</context>
<context>
    <name>ShownTape</name>
    <message>
        <source>Found: leaves that require gradients ({0})</source>
        <translation>Gefunden: Blätter, die Gradienten verlangen ({0})</translation>
    </message>
    <message>
        <source>Found: the number whose derivatives, or half of them, move the parameters ({1}, line {2})</source>
        <translation>Gefunden: die Zahl, deren Ableitungen, oder die Hälfte davon, die Parameter bewegen ({1}, Zeile {2})</translation>
    </message>
    <message>
        <source>Found: what these derivatives move ({0})</source>
        <translation>Gefunden: was diese Ableitungen bewegen ({0})</translation>
    </message>
    <message>
        <source>Found: what {0} was called on ({1}, line {2})</source>
        <translation>Gefunden: worauf {0} aufgerufen wurde ({1}, Zeile {2})</translation>
    </message>
    <message>
        <source>Found: what {0} was called on ({1}, line {2}); up to {3} calls in a step</source>
        <translation>Gefunden: worauf {0} aufgerufen wurde ({1}, Zeile {2}); bis zu {3} Aufrufe in einem Schritt</translation>
    </message>
    <message>
        <source>No backward() was called in this step up to this line.</source>
        <translation>In diesem Schritt wurde bis zu dieser Zeile kein backward() aufgerufen.</translation>
    </message>
    <message>
        <source>No line of it has run</source>
        <translation>Keine Zeile davon ist gelaufen</translation>
    </message>
    <message>
        <source>Nothing has been printed up to this line.</source>
        <translation>Bis zu dieser Zeile wurde nichts ausgegeben.</translation>
    </message>
    <message>
        <source>The graph of {0} has {1} nodes: too many to be drawn.</source>
        <translation>Der Graph von {0} hat {1} Knoten: zu viele, um gezeichnet zu werden.</translation>
    </message>
    <message>
        <source>The graph of {0}, with {1} nodes, was not recorded.</source>
        <translation>Der Graph von {0} mit {1} Knoten wurde nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>Variables after line {0}</source>
        <translation>Variablen nach Zeile {0}</translation>
    </message>
    <message>
        <source>line {0} of {1}</source>
        <translation>Zeile {0} von {1}</translation>
    </message>
    <message>
        <source>step {0} of {1}</source>
        <translation>Schritt {0} von {1}</translation>
    </message>
    <message>
        <source>{0} has no graph: it is a leaf itself.</source>
        <translation>{0} hat keinen Graphen: Es ist selbst ein Blatt.</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>A second step runs the same lines again, from where the first ended.</source>
        <translation>Ein zweiter Schritt führt dieselben Zeilen noch einmal aus, von da an, wo der erste geendet hat.</translation>
    </message>
    <message>
        <source>Code of {0}</source>
        <translation>Code: {0}</translation>
    </message>
    <message>
        <source>See that in the Lab</source>
        <translation>Im Labor ansehen</translation>
    </message>
    <message>
        <source>The page ends here, with its first step: a second one needs a loop.</source>
        <translation>Hier endet die Seite, mit ihrem ersten Schritt: Ein zweiter braucht eine Schleife.</translation>
    </message>
    <message>
        <source>The page ends here, with its first step: → goes to the second one, which needs a loop.</source>
        <translation>Hier endet die Seite, mit ihrem ersten Schritt: → geht zum zweiten, der eine Schleife braucht.</translation>
    </message>
    <message>
        <source>The page ends here, with its first step: → makes a second one, which needs a loop.</source>
        <translation>Hier endet die Seite, mit ihrem ersten Schritt: → macht einen zweiten, der eine Schleife braucht.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>backward() adds to .grad: if nothing clears it, the gradients of all steps add up.</source>
        <translation>backward() addiert zu .grad: Löscht es niemand, summieren sich die Gradienten aller Schritte.</translation>
    </message>
    <message>
        <source>clearing</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>hand over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>prints</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>set-up</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>update</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>yield hands the step over, and waits here until another one is wanted.</source>
        <translation>yield übergibt den Schritt und wartet hier, bis ein weiterer gewünscht wird.</translation>
    </message>
    <message>
        <source>{count} ways side by side</source>
        <translation>{count} Wege nebeneinander</translation>
    </message>
    <message>
        <source>{count} ways side by side, step {step}</source>
        <translation>{count} Wege nebeneinander, Schritt {step}</translation>
    </message>
    <message>
        <source>{part} ({comparison})</source>
        <translation>{part} ({comparison})</translation>
    </message>
    <message>
        <source>{way}: {code}</source>
        <translation>{way}: {code}</translation>
    </message>
    <message>
        <source>{way}: {code}. {words}</source>
        <translation>{way}: {code}. {words}</translation>
    </message>
    <message>
        <source>◆ differs</source>
        <translation>◆ verschieden</translation>
    </message>
    <message>
        <source>◆ {0} apart</source>
        <translation>◆ {0} auseinander</translation>
    </message>
    <message>
        <source>◆ {0}: {1} apart</source>
        <translation>◆ {0}: {1} auseinander</translation>
    </message>
    <message>
        <source>● same bits</source>
        <translation>● gleiche Bits</translation>
    </message>
    <message>
        <source>● same in {0}</source>
        <translation>● gleich in {0}</translation>
    </message>
    <message>
        <source>● same number</source>
        <translation>● gleiche Zahl</translation>
    </message>
    <message>
        <source>● {0}: same bits</source>
        <translation>● {0}: gleiche Bits</translation>
    </message>
</context>
<context>
    <name>SideBySidePanel</name>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>As a loop</source>
        <translation>Als Schleife</translation>
    </message>
    <message>
        <source>Back to the plots</source>
        <translation>Zu den Diagrammen</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Only what is new</source>
        <translation>Nur das Neue</translation>
    </message>
    <message>
        <source>The ways side by side</source>
        <translation>Die Wege nebeneinander</translation>
    </message>
    <message>
        <source>What is shown of each step</source>
        <translation>Was von jedem Schritt gezeigt wird</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>H: keys</source>
        <translation>H: Tasten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
</context>
<context>
    <name>StartFields</name>
    <message>
        <source>Start of {0}</source>
        <translation>Start von {0}</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>at the fixed point</source>
        <translation>am Fixpunkt</translation>
    </message>
    <message>
        <source>bouncing</source>
        <translation>springt</translation>
    </message>
    <message>
        <source>converging</source>
        <translation>konvergiert</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>Schritt {0}</translation>
    </message>
</context>
<context>
    <name>StepOutput</name>
    <message>
        <source>Nothing is printed: the step ends with an error.</source>
        <translation>Nichts wird ausgegeben: Der Schritt endet mit einer Ausnahme.</translation>
    </message>
    <message>
        <source>Nothing is printed: this run ended before its first step.</source>
        <translation>Nichts wird ausgegeben: Dieser Lauf endete vor seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>Output of the step</source>
        <translation>Ausgabe des Schritts</translation>
    </message>
    <message>
        <source>Printed when a step is done.</source>
        <translation>Erscheint, wenn ein Schritt getan ist.</translation>
    </message>
    <message>
        <source>Printed when a step is done: answer the question first.</source>
        <translation>Erscheint, wenn ein Schritt getan ist: zuerst die Frage beantworten.</translation>
    </message>
    <message>
        <source>Printed when a step is done: → goes to step 1.</source>
        <translation>Erscheint, wenn ein Schritt getan ist: → geht zu Schritt 1.</translation>
    </message>
    <message>
        <source>Printed when a step is done: → makes one.</source>
        <translation>Erscheint, wenn ein Schritt getan ist: → macht einen.</translation>
    </message>
    <message>
        <source>Printed when the step is done: ↓ goes on to there.</source>
        <translation>Erscheint, wenn der Schritt getan ist: ↓ führt dorthin.</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>Draw powers of ten at equal distances</source>
        <translation>Zehnerpotenzen in gleichen Abständen zeichnen</translation>
    </message>
    <message>
        <source>No number of {0} here is finite.</source>
        <translation>Von {0} ist hier keine Zahl endlich.</translation>
    </message>
    <message>
        <source>Step {0}: {1}</source>
        <translation>Schritt {0}: {1}</translation>
    </message>
    <message>
        <source>There are no steps here.</source>
        <translation>Hier sind keine Schritte.</translation>
    </message>
    <message>
        <source>What is drawn over the steps</source>
        <translation>Was über den Schritten gezeichnet wird</translation>
    </message>
    <message>
        <source>after each step</source>
        <translation>nach jedem Schritt</translation>
    </message>
    <message>
        <source>before each step</source>
        <translation>vor jedem Schritt</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>step {0}:</source>
        <translation>Schritt {0}:</translation>
    </message>
    <message>
        <source>{0} after</source>
        <translation>{0} danach</translation>
    </message>
    <message>
        <source>{0} after each step</source>
        <translation>{0} nach jedem Schritt</translation>
    </message>
    <message>
        <source>{0} before</source>
        <translation>{0} davor</translation>
    </message>
    <message>
        <source>{0} before each step</source>
        <translation>{0} vor jedem Schritt</translation>
    </message>
    <message>
        <source>{0} can&apos;t be shown on a logarithmic axis; without “log” it can.</source>
        <translation>{0} lässt sich auf einer logarithmischen Achse nicht zeigen; ohne „log“ schon.</translation>
    </message>
    <message>
        <source>{0} in each step</source>
        <translation>{0} in jedem Schritt</translation>
    </message>
    <message>
        <source>{0} to {1} of {2}</source>
        <translation>{0} bis {1} von {2}</translation>
    </message>
    <message>
        <source>{0}, logarithmic axis</source>
        <translation>{0}, logarithmische Achse</translation>
    </message>
</context>
<context>
    <name>StepsByWay</name>
    <message>
        <source>Steps by all ways</source>
        <translation>Schritte auf allen Wegen</translation>
    </message>
</context>
<context>
    <name>StepsDialog</name>
    <message>
        <source>&amp;Run</source>
        <comment>it, not a menu</comment>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>How many steps?</source>
        <translation>Wie viele Schritte?</translation>
    </message>
    <message>
        <source>Run steps</source>
        <translation>Schritte machen</translation>
    </message>
</context>
<context>
    <name>StepsModel</name>
    <message>
        <source>how many ulps of {0} lie between new {3} of this run and that of “{1}” ({2})</source>
        <translation>wie viele ulps von {0} zwischen dem neuen {3} dieses Laufs und dem von „{1}“ liegen ({2})</translation>
    </message>
    <message>
        <source>new {0} of this run minus that of “{1}”</source>
        <translation>neues {0} dieses Laufs minus das von „{1}“</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Copied step {0}.</source>
        <translation>Schritt {0} ist kopiert.</translation>
    </message>
    <message>
        <source>Copied steps {0} to {1}.</source>
        <translation>Die Schritte {0} bis {1} sind kopiert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>Stop</name>
    <message>
        <source>Diverged at step {step}: the new {parameter} is {value}, no longer a finite number in {precision}.</source>
        <translation>Divergiert bei Schritt {step}: Das neue {parameter} ist {value}, keine endliche Zahl in {precision} mehr.</translation>
    </message>
    <message>
        <source>Diverged at step {step}: {name} is {value}, no longer a finite number in {precision}.</source>
        <translation>Divergiert bei Schritt {step}: {name} ist {value}, keine endliche Zahl in {precision} mehr.</translation>
    </message>
    <message>
        <source>Diverged at step {step}: {words}, so there is no finite number ({type}).</source>
        <translation>Divergiert bei Schritt {step}: {words}, also keine endliche Zahl ({type}).</translation>
    </message>
    <message>
        <source>Ended before step {step}: the code makes no more.</source>
        <translation>Zu Ende vor Schritt {step}: Der Code macht keinen mehr.</translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: the gradient is 0, so {where} [stays|stay].</source>
        <translation>
            <numerusform>Fixpunkt bei Schritt {step}: Der Gradient ist 0, darum bleibt {where}.</numerusform>
            <numerusform>Fixpunkt bei Schritt {step}: Der Gradient ist 0, darum bleiben {where}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: {where} [stays|stay], although {gradient}: the code does not subtract α times that.</source>
        <translation>
            <numerusform>Fixpunkt bei Schritt {step}: {where} bleibt, obwohl {gradient}: Der Code zieht nicht α mal das ab.</numerusform>
            <numerusform>Fixpunkt bei Schritt {step}: {where} bleiben, obwohl {gradient}: Der Code zieht nicht α mal das ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: {where} no longer [changes|change] in {precision}.</source>
        <translation>
            <numerusform>Fixpunkt bei Schritt {step}: {where} ändert sich in {precision} nicht mehr.</numerusform>
            <numerusform>Fixpunkt bei Schritt {step}: {where} ändern sich in {precision} nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed point at step {step}: α is 0, so {where} [stays|stay].</source>
        <translation>
            <numerusform>Fixpunkt bei Schritt {step}: α ist 0, darum bleibt {where}.</numerusform>
            <numerusform>Fixpunkt bei Schritt {step}: α ist 0, darum bleiben {where}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Step {step} could not be made ({error}).</source>
        <translation>Schritt {step} ließ sich nicht machen ({error}).</translation>
    </message>
    <message>
        <source>Step {step} left no gradient: {name} is None.</source>
        <translation>Schritt {step} hat keinen Gradienten hinterlassen: {name} ist None.</translation>
    </message>
    <message>
        <source>Step {step} raised {type}: {words}.</source>
        <translation>Schritt {step} hat {type} geworfen: {words}.</translation>
    </message>
    <message>
        <source>Stopped at step {step}: no more steps are kept.</source>
        <translation>Angehalten bei Schritt {step}: Mehr werden nicht behalten.</translation>
    </message>
    <message>
        <source>Stopped before step {step}: there is not enough memory for it.</source>
        <translation>Angehalten vor Schritt {step}: Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>torch.optim.{optimizer} refuses a negative learning rate ({words}); ways 1 and 2 take it.</source>
        <translation>torch.optim.{optimizer} lehnt eine negative Lernrate ab ({words}); die Wege 1 und 2 nehmen sie.</translation>
    </message>
    <message>
        <source>{name} is {number}</source>
        <translation>{name} {number} ist</translation>
    </message>
</context>
<context>
    <name>Sweep</name>
    <message>
        <source>At the start, E or its gradient is not a finite number.</source>
        <translation>Am Start ist E oder sein Gradient keine endliche Zahl.</translation>
    </message>
    <message>
        <source>It starts at the minimum: there is nowhere left to go.</source>
        <translation>Es beginnt im Minimum: Es bleibt nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing says when this problem has converged.</source>
        <translation>Bei diesem Problem sagt nichts, wann es konvergiert ist.</translation>
    </message>
    <message>
        <source>Steps until the gradient of E is, for {1} steps, at most a thousandth as long as at the start ({0}), and E is no larger than there</source>
        <translation>Schritte, bis der Gradient von E {1} Schritte lang höchstens ein Tausendstel so lang ist wie am Start ({0}) und E nicht größer als dort</translation>
    </message>
    <message>
        <source>Steps until {0} is, for {1} steps, no farther from the minimum than a thousandth of the distance at the start ({2})</source>
        <translation>Schritte, bis {0} {1} Schritte lang nicht weiter vom Minimum entfernt ist als ein Tausendstel des Abstands am Start ({2})</translation>
    </message>
    <message>
        <source>Steps until {0} is, for {1} steps, no farther from the minimum than two units in the last place ({2})</source>
        <translation>Schritte, bis {0} {1} Schritte lang nicht weiter vom Minimum entfernt ist als zwei Einheiten der letzten Stelle ({2})</translation>
    </message>
    <message>
        <source>Steps until |θ − θ*| is at most a thousandth of |θ₀ − θ*| ({0})</source>
        <translation>Schritte, bis |θ − θ*| höchstens ein Tausendstel von |θ₀ − θ*| ist ({0})</translation>
    </message>
    <message>
        <source>Steps until |θ − θ*| is at most two units in the last place of θ* ({0})</source>
        <translation>Schritte, bis |θ − θ*| höchstens zwei Einheiten der letzten Stelle von θ* beträgt ({0})</translation>
    </message>
    <message>
        <source>The gradient is 0 at the start: no learning rate moves anything.</source>
        <translation>Der Gradient ist am Start 0: Keine Lernrate bewegt etwas.</translation>
    </message>
    <message>
        <source>The learning rates worth trying are all above α = {limit}.</source>
        <translation>Die Lernraten, die einen Versuch wert sind, liegen alle über α = {limit}.</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>konvergiert</translation>
    </message>
    <message>
        <source>converged at step {0}</source>
        <translation>konvergiert bei Schritt {0}</translation>
    </message>
    <message>
        <source>distance {0} of the initial one</source>
        <translation>Abstand: {0} des anfänglichen</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>diverged at step {0}</source>
        <translation>divergiert bei Schritt {0}</translation>
    </message>
    <message>
        <source>ended by an error ({error})</source>
        <translation>mit einer Ausnahme geendet ({error})</translation>
    </message>
    <message>
        <source>gradient {0} of the initial one</source>
        <translation>Gradient: {0} des anfänglichen</translation>
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
        <translation>hat eine Ausnahme geworfen</translation>
    </message>
    <message>
        <source>stuck from step {0} on</source>
        <translation>steckt fest ab Schritt {0}</translation>
    </message>
    <message>
        <source>stuck where rounding stops it</source>
        <translation>steckt fest, wo Rundung ihn anhält</translation>
    </message>
    <message>
        <source>theory</source>
        <translation>Theorie</translation>
    </message>
    <message>
        <source>theory: never</source>
        <translation>Theorie: nie</translation>
    </message>
    <message>
        <source>theory: step {0}</source>
        <translation>Theorie: Schritt {0}</translation>
    </message>
    <message>
        <source>x = 0: the gradient is 0 everywhere, and no learning rate moves θ.</source>
        <translation>x = 0: Der Gradient ist überall 0, und keine Lernrate bewegt θ.</translation>
    </message>
    <message>
        <source>x is so small that the learning rates worth trying are all above α = {limit}.</source>
        <translation>x ist so klein, dass alle Lernraten, die einen Versuch lohnen, über α = {limit} liegen.</translation>
    </message>
    <message>
        <source>x² is too small to compute with: there is no learning rate worth trying.</source>
        <translation>x² ist zu klein zum Rechnen: Keine Lernrate lohnt einen Versuch.</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln learning rate(s) tried</source>
        <translation>
            <numerusform>{done} von %Ln Lernrate erprobt</numerusform>
            <numerusform>{done} von %Ln Lernraten erprobt</numerusform>
        </translation>
    </message>
    <message>
        <source>{method} in {precision}</source>
        <translation>{method} in {precision}</translation>
    </message>
    <message>
        <source>θ₀ is already at θ* = {minimum}: there is nowhere left to go.</source>
        <translation>θ₀ ist schon bei θ* = {minimum}: Es bleibt nichts zu tun.</translation>
    </message>
</context>
<context>
    <name>SweepPlot</name>
    <message>
        <source>Steps to converge over the learning rate</source>
        <translation>Schritte bis zur Konvergenz über der Lernrate</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht erprobt</translation>
    </message>
</context>
<context>
    <name>SweepWindow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Click on a learning rate to take it, or go there with ← → and press Enter.</source>
        <translation>Auf eine Lernrate klicken, um sie zu nehmen, oder mit ← → dorthin gehen und die Eingabetaste drücken.</translation>
    </message>
    <message>
        <source>Learning rates from small to large</source>
        <translation>Lernraten von klein bis groß</translation>
    </message>
    <message>
        <source>Learning rates tried</source>
        <translation>Erprobte Lernraten</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>cancelled after {0} of {1}</source>
        <translation>abgebrochen nach {0} von {1}</translation>
    </message>
</context>
<context>
    <name>TabbedWindow</name>
    <message>
        <source>Panels that share a place</source>
        <translation>Bereiche, die sich einen Platz teilen</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Δ new {parameter}</source>
        <translation>Δ neues {parameter}</translation>
    </message>
</context>
<context>
    <name>TermLabel</name>
    <message>
        <source>Enter explains the word</source>
        <translation>Die Eingabetaste erklärt das Wort</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Hessian|second derivative of E</source>
        <comment>words with | between them</comment>
        <translation>Hesse-Matrix|zweite Ableitung von E</translation>
    </message>
    <message>
        <source>bit for bit</source>
        <comment>words with | between them</comment>
        <translation>Bit für Bit</translation>
    </message>
    <message>
        <source>condition number</source>
        <comment>words with | between them</comment>
        <translation>Konditionszahl</translation>
    </message>
    <message>
        <source>converging|approaches</source>
        <comment>words with | between them</comment>
        <translation>konvergiert|nähert sich</translation>
    </message>
    <message>
        <source>dE/dθ|gradient|gradients</source>
        <comment>words with | between them</comment>
        <translation>dE/dθ|Gradient|Gradienten</translation>
    </message>
    <message>
        <source>diverging|diverges</source>
        <comment>words with | between them</comment>
        <translation>divergiert</translation>
    </message>
    <message>
        <source>graph</source>
        <comment>words with | between them</comment>
        <translation>Graph|Graphen</translation>
    </message>
    <message>
        <source>leaf</source>
        <comment>words with | between them</comment>
        <translation>Blatt|Blatts|Blätter|Blättern</translation>
    </message>
    <message>
        <source>rounding</source>
        <comment>words with | between them</comment>
        <translation>Rundung|gerundet</translation>
    </message>
</context>
<context>
    <name>Theory</name>
    <message>
        <source>E has no minimum: it falls without end.</source>
        <translation>E hat kein Minimum: Es sinkt ohne Ende.</translation>
    </message>
    <message>
        <source>E is the same everywhere: the gradient is 0.</source>
        <translation>E ist überall gleich: Der Gradient ist 0.</translation>
    </message>
    <message>
        <source>E is too flat or too steep to compute with.</source>
        <translation>E ist zu flach oder zu steil, um damit zu rechnen.</translation>
    </message>
    <message>
        <source>For a momentum above 1 there is no theory here.</source>
        <translation>Für ein momentum über 1 gibt es hier keine Theorie.</translation>
    </message>
    <message>
        <source>For {rule} there is no theory of the learning rate here.</source>
        <translation>Für {rule} gibt es hier keine Theorie der Lernrate.</translation>
    </message>
    <message>
        <source>For {rule} there is no theory of the learning rate here. Plain gradient descent converges below {name} {bound}.</source>
        <translation>Für {rule} gibt es hier keine Theorie der Lernrate. Einfacher Gradientenabstieg konvergiert unter {name} {bound}.</translation>
    </message>
    <message>
        <source>For {rule} there is no theory of the learning rate here. Plain gradient descent with all samples in each step converges below {name} {bound}.</source>
        <translation>Für {rule} gibt es hier keine Theorie der Lernrate. Einfacher Gradientenabstieg mit allen Datenpunkten in jedem Schritt konvergiert unter {name} {bound}.</translation>
    </message>
    <message>
        <source>There is no theory of the learning rate here: E is not written as a quadratic function.</source>
        <translation>Eine Theorie der Lernrate gibt es hier nicht: E ist nicht als quadratische Funktion geschrieben.</translation>
    </message>
    <message>
        <source>There is no theory of the learning rate here: the model is not written as one that is linear in its parameters.</source>
        <translation>Eine Theorie der Lernrate gibt es hier nicht: Das Modell ist nicht als eines geschrieben, das linear in seinen Parametern ist.</translation>
    </message>
    <message>
        <source>With a dampening of 1 or more, steps don&apos;t follow the gradient.</source>
        <translation>Mit einem dampening von 1 oder mehr folgen die Schritte nicht dem Gradienten.</translation>
    </message>
    <message>
        <source>With a momentum of 1 or more, what moves never comes to rest.</source>
        <translation>Mit einem momentum von 1 oder mehr kommt nie zur Ruhe, was sich bewegt.</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>From step {first} on a different tensor, not computed from the one before: {names}.</source>
        <translation>Ab Schritt {first} ein anderer Tensor, der nicht aus dem vorherigen berechnet ist: {names}.</translation>
    </message>
    <message>
        <source>From step {first} on with new numbers, not computed from those before: {names}.</source>
        <translation>Ab Schritt {first} mit neuen Zahlen, die nicht aus denen davor berechnet sind: {names}.</translation>
    </message>
    <message>
        <source>In each of steps {first} to {last} a different tensor, not computed from the one before: {names}.</source>
        <translation>In jedem der Schritte {first} bis {last} ein anderer Tensor, der nicht aus dem vorherigen berechnet ist: {names}.</translation>
    </message>
    <message>
        <source>In each of steps {first} to {last} with new numbers, not computed from those before: {names}.</source>
        <translation>In jedem der Schritte {first} bis {last} mit neuen Zahlen, die nicht aus denen davor berechnet sind: {names}.</translation>
    </message>
    <message>
        <source>No optimizer holds {name}.</source>
        <translation>Kein Optimierer hält {name}.</translation>
    </message>
    <message>
        <source>One tensor: {names}.</source>
        <translation>Ein Tensor: {names}.</translation>
    </message>
    <message>
        <source>The same holds in steps {first} to {last}.</source>
        <translation>Ebenso in den Schritten {first} bis {last}.</translation>
    </message>
    <message>
        <source>The same holds in {count} steps, from {first} to {last}.</source>
        <translation>Ebenso in {count} Schritten, von {first} bis {last}.</translation>
    </message>
    <message>
        <source>found in line {line}: {what}</source>
        <translation>gefunden in Zeile {line}: {what}</translation>
    </message>
    <message>
        <source>lines that only a notebook knows were left out: {count}.</source>
        <translation>Zeilen, die nur ein Notebook kennt, wurden ausgelassen: {count}.</translation>
    </message>
    <message numerus="yes">
        <source>{function} on a tensor, a graph of {nodes} node(s)</source>
        <translation>
            <numerusform>{function} auf einem Tensor, ein Graph mit {nodes} Knoten</numerusform>
            <numerusform>{function} auf einem Tensor, ein Graph mit {nodes} Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{function} on {name}, a graph of {nodes} node(s)</source>
        <translation>
            <numerusform>{function} auf {name}, ein Graph mit {nodes} Knoten</numerusform>
            <numerusform>{function} auf {name}, ein Graph mit {nodes} Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{function}, {nodes} node(s)</source>
        <translation>
            <numerusform>{function}, {nodes} Knoten</numerusform>
            <numerusform>{function}, {nodes} Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} holds tensor #{number}, which no name refers to any more.</source>
        <translation>{name} hält Tensor #{number}, den kein Name mehr bezeichnet.</translation>
    </message>
    <message>
        <source>{name} holds tensor #{number}, which no name refers to.</source>
        <translation>{name} hält Tensor #{number}, den kein Name bezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>{name} keeps a graph of {nodes} node(s) alive.</source>
        <translation>
            <numerusform>{name} hält einen Graphen mit {nodes} Knoten am Leben.</numerusform>
            <numerusform>{name} hält einen Graphen mit {nodes} Knoten am Leben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message numerus="yes">
        <source>%Ln step(s)/s</source>
        <translation>
            <numerusform>%Ln Schritt/s</numerusform>
            <numerusform>%Ln Schritte/s</numerusform>
        </translation>
    </message>
    <message>
        <source>1 step in {seconds}&#xa0;s</source>
        <translation>1 Schritt in {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>Drag or click to look at another step</source>
        <translation>Ziehen oder klicken, um einen anderen Schritt anzusehen</translation>
    </message>
    <message>
        <source>How fast Play goes</source>
        <translation>Wie schnell das Abspielen geht</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Step shown</source>
        <translation>Gezeigter Schritt</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>as fast as possible</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>step {step}
of {steps}</source>
        <comment>in two lines</comment>
        <translation>Schritt {step}
von {steps}</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
</context>
<context>
    <name>Trend</name>
    <message>
        <source>E falls</source>
        <translation>E sinkt</translation>
    </message>
    <message>
        <source>E rises</source>
        <translation>E steigt</translation>
    </message>
</context>
<context>
    <name>VariableTable</name>
    <message>
        <source>Copied {}.</source>
        <translation>{} kopiert.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>has just changed</source>
        <translation>hat sich eben geändert</translation>
    </message>
</context>
<context>
    <name>Variables</name>
    <message>
        <source>as float64: {0}</source>
        <translation>als float64: {0}</translation>
    </message>
    <message>
        <source>grad_fn: the operation that made it, through which backward() goes</source>
        <translation>grad_fn: die Operation, die es erzeugt hat und durch die backward() geht</translation>
    </message>
    <message>
        <source>hexadecimal: {0}</source>
        <translation>hexadezimal: {0}</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>leaf: not computed from others; backward() adds its gradient to .grad</source>
        <translation>Blatt: nicht aus anderen berechnet; backward() addiert seinen Gradienten zu .grad</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>printed: {0}</source>
        <translation>ausgegeben: {0}</translation>
    </message>
    <message>
        <source>shape {0}</source>
        <translation>Form {0}</translation>
    </message>
    <message>
        <source>state: nothing is kept from step to step</source>
        <translation>Zustand: Von Schritt zu Schritt wird nichts behalten</translation>
    </message>
    <message>
        <source>state: {0} = {1}</source>
        <translation>Zustand: {0} = {1}</translation>
    </message>
    <message>
        <source>tensor, {0}</source>
        <translation>Tensor, {0}</translation>
    </message>
</context>
<context>
    <name>VariablesView</name>
    <message>
        <source>Copy as printed</source>
        <translation>Wie ausgegeben kopieren</translation>
    </message>
    <message>
        <source>Copy everything about it</source>
        <translation>Alles darüber kopieren</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Variables after this line</source>
        <translation>Variablen nach dieser Zeile</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>1 ulp: one step to the neighbouring {precision} number</source>
        <translation>1 ulp: ein Schritt zur benachbarten {precision}-Zahl</translation>
    </message>
    <message>
        <source>All four</source>
        <translation>Alle vier</translation>
    </message>
    <message>
        <source>Farthest apart in {precision}: {differences}</source>
        <translation>Am weitesten auseinander in {precision}: {differences}</translation>
    </message>
    <message>
        <source>From {methods}, rounded to {precision}, to {others}: {differences}</source>
        <translation>Von {methods}, gerundet auf {precision}, zu {others}: {differences}</translation>
    </message>
    <message numerus="yes">
        <source>In all %Ln step(s), all numbers agree.</source>
        <translation>
            <numerusform>In dem einen Schritt (%Ln) stimmen alle Zahlen überein.</numerusform>
            <numerusform>In allen %Ln Schritten stimmen alle Zahlen überein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In all %Ln step(s), new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem einen Schritt (%Ln) stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In allen %Ln Schritten stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In all %Ln step(s), the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem einen Schritt (%Ln) stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In allen %Ln Schritten stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) compared so far, all numbers agree.</source>
        <translation>
            <numerusform>In dem bisher verglichenen Schritt (%Ln) stimmen alle Zahlen überein.</numerusform>
            <numerusform>In den %Ln bisher verglichenen Schritten stimmen alle Zahlen überein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) compared so far, new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem bisher verglichenen Schritt (%Ln) stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In den %Ln bisher verglichenen Schritten stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) compared so far, the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem bisher verglichenen Schritt (%Ln) stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In den %Ln bisher verglichenen Schritten stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) that can be compared, all numbers agree.</source>
        <translation>
            <numerusform>In dem vergleichbaren Schritt (%Ln) stimmen alle Zahlen überein.</numerusform>
            <numerusform>In den %Ln vergleichbaren Schritten stimmen alle Zahlen überein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) that can be compared, new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem vergleichbaren Schritt (%Ln) stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In den %Ln vergleichbaren Schritten stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the %Ln step(s) that can be compared, the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem vergleichbaren Schritt (%Ln) stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In den %Ln vergleichbaren Schritten stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln step(s), all numbers agree.</source>
        <translation>
            <numerusform>In dem ersten Schritt (%Ln) stimmen alle Zahlen überein.</numerusform>
            <numerusform>In den ersten %Ln Schritten stimmen alle Zahlen überein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln step(s), new {parameter} agrees; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem ersten Schritt (%Ln) stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In den ersten %Ln Schritten stimmt das neue {parameter} überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the first %Ln step(s), the new parameters agree; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In dem ersten Schritt (%Ln) stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In den ersten %Ln Schritten stimmen die neuen Parameter überein; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>In this step, the numbers are those of the correct code.</source>
        <translation>In diesem Schritt sind die Zahlen die des richtigen Codes.</translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} von einem Schritt (%Ln) ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In {count} von %Ln Schritten ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} von einem Schritt (%Ln) weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} von %Ln Schritten weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} von einem Schritt (%Ln) weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} von %Ln Schritten weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} von einem Schritt (%Ln) weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} von %Ln Schritten weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of %Ln step(s), new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} von einem Schritt (%Ln) weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} von %Ln Schritten weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des bisher verglichenen Schritts (%Ln) ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In {count} der %Ln bisher verglichenen Schritte ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des bisher verglichenen Schritts (%Ln) weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln bisher verglichenen Schritte weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des bisher verglichenen Schritts (%Ln) weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln bisher verglichenen Schritte weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des bisher verglichenen Schritts (%Ln) weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln bisher verglichenen Schritte weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) compared so far, new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des bisher verglichenen Schritts (%Ln) weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln bisher verglichenen Schritte weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des vergleichbaren Schritts (%Ln) ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In {count} der %Ln vergleichbaren Schritte ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des vergleichbaren Schritts (%Ln) weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln vergleichbaren Schritte weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des vergleichbaren Schritts (%Ln) weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln vergleichbaren Schritte weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des vergleichbaren Schritts (%Ln) weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln vergleichbaren Schritte weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the %Ln step(s) that can be compared, new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des vergleichbaren Schritts (%Ln) weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der %Ln vergleichbaren Schritte weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), more differs than rounding explains, from {first} on; {what} differs most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des ersten Schritts (%Ln) ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
            <numerusform>In {count} der ersten %Ln Schritte ist der Unterschied größer, als Rundung erklärt, ab {first}; {what} weicht in {step} am meisten ab, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new parameters differ, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des ersten Schritts (%Ln) weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der ersten %Ln Schritte weichen neue Parameter ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new parameters differ; whether by rounding alone is not proved here. Most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des ersten Schritts (%Ln) weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der ersten %Ln Schritte weichen neue Parameter ab; ob allein durch Rundung, ist hier nicht bewiesen. Am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new {parameter} differs, by rounding; most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des ersten Schritts (%Ln) weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der ersten %Ln Schritte weicht das neue {parameter} ab, durch Rundung; am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {count} of the first %Ln step(s), new {parameter} differs, most in {step}, by {size}.</source>
        <translation>
            <numerusform>In {count} des ersten Schritts (%Ln) weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
            <numerusform>In {count} der ersten %Ln Schritte weicht das neue {parameter} ab, am meisten in {step}, um {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not proved to be rounding.</source>
        <translation>Dass es Rundung ist, ist nicht bewiesen.</translation>
    </message>
    <message>
        <source>New {parameter} differs among all four by up to {size}.</source>
        <translation>Das neue {parameter} unterscheidet sich unter allen vieren um bis zu {size}.</translation>
    </message>
    <message>
        <source>New {parameter} differs among {methods} by up to {size}.</source>
        <translation>Das neue {parameter} unterscheidet sich unter {methods} um bis zu {size}.</translation>
    </message>
    <message>
        <source>New {parameter} differs by {size}.</source>
        <translation>Das neue {parameter} unterscheidet sich um {size}.</translation>
    </message>
    <message>
        <source>New {parameter} differs from the correct code&apos;s by {size}.</source>
        <translation>Das neue {parameter} weicht von dem des richtigen Codes um {size} ab.</translation>
    </message>
    <message>
        <source>New {parameter} of {other} differs from that of {one} by {size}.</source>
        <translation>Das neue {parameter} von {other} weicht von dem von {one} um {size} ab.</translation>
    </message>
    <message>
        <source>No step can be compared.</source>
        <translation>Kein Schritt lässt sich vergleichen.</translation>
    </message>
    <message>
        <source>Only this code has made this step.</source>
        <translation>Nur dieser Code hat diesen Schritt gemacht.</translation>
    </message>
    <message>
        <source>Only way {methods} has made this step.</source>
        <translation>Nur Weg {methods} hat diesen Schritt gemacht.</translation>
    </message>
    <message>
        <source>Only {step} can be compared.</source>
        <translation>Nur {step} lässt sich vergleichen.</translation>
    </message>
    <message>
        <source>That is more than rounding explains.</source>
        <translation>Das ist mehr, als Rundung erklärt.</translation>
    </message>
    <message>
        <source>That is more than rounding explains; likewise {differences}.</source>
        <translation>Das ist mehr, als Rundung erklärt; ebenso {differences}.</translation>
    </message>
    <message>
        <source>That is no more than rounding can do.</source>
        <translation>Das ist nicht mehr, als Rundung bewirken kann.</translation>
    </message>
    <message>
        <source>That is no more than rounding can do; likewise {differences}.</source>
        <translation>Das ist nicht mehr, als Rundung bewirken kann; ebenso {differences}.</translation>
    </message>
    <message>
        <source>That is rounding (1 ulp: one step to the neighbouring {precision} number).</source>
        <translation>Das ist Rundung (1 ulp: ein Schritt zur benachbarten {precision}-Zahl).</translation>
    </message>
    <message>
        <source>That is rounding ({ulps}: that many steps from one {precision} number to the next).</source>
        <translation>Das ist Rundung ({ulps}: so viele Schritte von einer {precision}-Zahl zur nächsten).</translation>
    </message>
    <message>
        <source>That is rounding.</source>
        <translation>Das ist Rundung.</translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: new {parameter} differs from that of {methods} by {size}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: Das neue {parameter} weicht von dem von {methods} um {size} ab.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: Das neue {parameter} weicht von dem von {methods} um {size} ab.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: the same new {parameters} in {precision} as {others}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: dieselben neuen {parameters} in {precision} wie {others}.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: dieselben neuen {parameters} in {precision} wie {others}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: the same new {parameters} in {precision}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: dieselben neuen {parameters} in {precision}.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: dieselben neuen {parameters} in {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: the same new {parameter} in {precision} as {others}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: dasselbe neue {parameter} in {precision} wie {others}.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: dasselbe neue {parameter} in {precision} wie {others}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: the same new {parameter} in {precision}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: dasselbe neue {parameter} in {precision}.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: dasselbe neue {parameter} in {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: the same numbers as {others}, rounded to {precision}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: dieselben Zahlen wie {others}, gerundet auf {precision}.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: dieselben Zahlen wie {others}, gerundet auf {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: the same numbers, rounded to {precision}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: dieselben Zahlen, gerundet auf {precision}.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: dieselben Zahlen, gerundet auf {precision}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{finer}&#xa0;[computes|compute] in float64: {what} differs from that of {methods} by {size}.</source>
        <translation>
            <numerusform>{finer}&#xa0;rechnet in float64: {what} weicht von dem von {methods} um {size} ab.</numerusform>
            <numerusform>{finer}&#xa0;rechnen in float64: {what} weicht von dem von {methods} um {size} ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>{methods} are identical, bit for bit.</source>
        <translation>{methods} sind identisch, Bit für Bit.</translation>
    </message>
    <message numerus="yes">
        <source>{methods} give the same new {parameters}.</source>
        <translation>
            <numerusform>{methods} ergeben dasselbe neue {parameters}.</numerusform>
            <numerusform>{methods} ergeben dieselben neuen {parameters}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{methods} give the same numbers.</source>
        <translation>{methods} ergeben dieselben Zahlen.</translation>
    </message>
    <message>
        <source>{number} ulp</source>
        <translation>{number} ulp</translation>
    </message>
    <message>
        <source>{what} by {size}</source>
        <translation>{what} um {size}</translation>
    </message>
    <message>
        <source>{what} differs by {size}.</source>
        <translation>{what} unterscheidet sich um {size}.</translation>
    </message>
    <message>
        <source>{what} differs from the correct code&apos;s by {size}.</source>
        <translation>{what} weicht von dem des richtigen Codes um {size} ab.</translation>
    </message>
    <message>
        <source>{what} {size} ({ulps})</source>
        <translation>{what} {size} ({ulps})</translation>
    </message>
</context>
<context>
    <name>WayToLab</name>
    <message>
        <source>Leaving the Lab leads back to your own code.</source>
        <translation>Wer das Labor verlässt, kommt zum eigenen Code zurück.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A step with too large an α</source>
        <translation>Ein Schritt mit zu großem α</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Each step now multiplies θ − θ* by 1 − 2αx² {contraction}.</source>
        <translation>Jeder Schritt multipliziert θ − θ* jetzt mit 1 − 2αx² {contraction}.</translation>
    </message>
    <message>
        <source>It goes against the slope, and farther where that is steeper.</source>
        <translation>Sie geht gegen die Steigung, und weiter, wo diese steiler ist.</translation>
    </message>
    <message>
        <source>Make α too large</source>
        <translation>α zu groß machen</translation>
    </message>
    <message>
        <source>Press Ctrl+N for the notebook&apos;s numbers.</source>
        <translation>Strg+N bringt die Zahlen des Notebooks.</translation>
    </message>
    <message>
        <source>Press Ctrl+N for the notebook&apos;s numbers. Help ▸ Welcome shows all this again.</source>
        <translation>Strg+N bringt die Zahlen des Notebooks zurück. Hilfe ▸ Willkommen zeigt all das noch einmal.</translation>
    </message>
    <message>
        <source>Press {keys}, or choose “{title}” here.</source>
        <translation>{keys} drücken oder hier „{title}“ wählen.</translation>
    </message>
    <message>
        <source>Press → again: how far does θ move now?</source>
        <translation>Noch einmal → drücken: Wie weit bewegt sich θ jetzt?</translation>
    </message>
    <message>
        <source>Press → to go on.</source>
        <translation>→ drücken, um weiterzugehen.</translation>
    </message>
    <message>
        <source>Press →, and watch where the ball goes.</source>
        <translation>→ drücken und sehen, wohin die Kugel geht.</translation>
    </message>
    <message>
        <source>Press →, or click Step.</source>
        <translation>→ drücken oder auf „Schritt“ klicken.</translation>
    </message>
    <message>
        <source>Press ↓ to go through the code line by line.</source>
        <translation>↓ drücken, um Zeile für Zeile durch den Code zu gehen.</translation>
    </message>
    <message>
        <source>Press ↓ until the step is done, or → to go on.</source>
        <translation>Immer wieder ↓ drücken, bis der Schritt getan ist, oder →, um weiterzugehen.</translation>
    </message>
    <message>
        <source>PyTorch is loading. Once it has loaded, press {keys}.</source>
        <translation>PyTorch wird geladen. Sobald es geladen ist, {keys} drücken.</translation>
    </message>
    <message>
        <source>Skip (Esc)</source>
        <translation>Überspringen (Esc)</translation>
    </message>
    <message>
        <source>So far the gradient was worked out by hand, in bare Python. The second way leaves it to PyTorch.</source>
        <translation>Bisher war der Gradient von Hand ausgerechnet, in reinem Python. Der zweite Weg überlässt ihn PyTorch.</translation>
    </message>
    <message>
        <source>Step {step} moved θ from {before} to {after}. The move is −α · dE/dθ {factors} {move}.</source>
        <translation>Schritt {step} hat θ von {before} nach {after} bewegt. Die Bewegung ist −α · dE/dθ {factors} {move}.</translation>
    </message>
    <message>
        <source>Take a step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>The ball lies at θ {theta}. The error E is least at θ* {minimum}.</source>
        <translation>Die Kugel liegt bei θ {theta}. Der Fehler E ist am kleinsten bei θ* {minimum}.</translation>
    </message>
    <message>
        <source>The ball lies at θ {theta}; it should roll downhill.</source>
        <translation>Die Kugel liegt bei θ {theta}; sie soll bergab rollen.</translation>
    </message>
    <message>
        <source>The learning rate α is how far a step follows the slope. Above 1/x² {limit}, each step ends farther from the minimum than it began.</source>
        <translation>Die Lernrate α ist, wie weit ein Schritt der Steigung folgt. Über 1/x² {limit} endet jeder Schritt weiter vom Minimum, als er begann.</translation>
    </message>
    <message>
        <source>The new line is {new_line}: it finds the gradient, in place of {old_line}.</source>
        <translation>Neu ist {new_line}: Das findet den Gradienten, anstelle von {old_line}.</translation>
    </message>
    <message>
        <source>The new θ stayed the same but for rounding: θ {before} in way 1, θ {now} in way 2.</source>
        <translation>Das neue θ blieb bis auf Rundung gleich: θ {before} auf Weg 1, θ {now} auf Weg 2.</translation>
    </message>
    <message>
        <source>The new θ stayed the same: θ {before} in way 1, θ {now} in way 2.</source>
        <translation>Das neue θ blieb gleich: θ {before} auf Weg 1, θ {now} auf Weg 2.</translation>
    </message>
    <message>
        <source>The other three ways need PyTorch, which is missing here.</source>
        <translation>Die anderen drei Wege brauchen PyTorch, das hier fehlt.</translation>
    </message>
    <message>
        <source>The same step, with PyTorch</source>
        <translation>Derselbe Schritt, mit PyTorch</translation>
    </message>
    <message>
        <source>The step jumped over the minimum, from θ {before} to θ {after}, farther away than before: 1 − 2αx² {contraction}. Each step from here goes farther still.</source>
        <translation>Der Schritt sprang über das Minimum, von θ {before} nach θ {after}, weiter weg als vorher: 1 − 2αx² {contraction}. Jeder nächste geht noch weiter.</translation>
    </message>
    <message>
        <source>There is no step to speak of before the first.</source>
        <translation>Vor dem ersten Schritt gibt es keinen, von dem zu sprechen wäre.</translation>
    </message>
    <message>
        <source>This is the start</source>
        <translation>Das ist der Start</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Type {alpha} into α here, and press Enter.</source>
        <translation>Hier {alpha} für α eingeben, dann die Eingabetaste.</translation>
    </message>
    <message>
        <source>What moved, and by how much</source>
        <translation>Was sich bewegt hat und um wie viel</translation>
    </message>
    <message>
        <source>What stayed the same, and what is new</source>
        <translation>Was gleich blieb und was neu ist</translation>
    </message>
    <message>
        <source>With these numbers, no learning rate is too large.</source>
        <translation>Mit diesen Zahlen ist keine Lernrate zu groß.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>&amp;Go to where they parted</source>
        <translation>&amp;Wo sie sich getrennt haben</translation>
    </message>
    <message>
        <source>Why they agree or differ</source>
        <translation>Warum sie übereinstimmen oder nicht</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>No log is being written.</source>
        <translation>Es wird kein Protokoll geschrieben.</translation>
    </message>
</context>
<context>
    <name>_PinDelegate</name>
    <message>
        <source>Name of the pin</source>
        <translation>Name des Pins</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>compared</source>
        <translation>verglichen</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
</context>
<context>
    <name>_TitleBar</name>
    <message>
        <source>Float {}</source>
        <translation>{} ablösen</translation>
    </message>
    <message>
        <source>Hide {}</source>
        <translation>{} ausblenden</translation>
    </message>
    <message>
        <source>Put {} back</source>
        <translation>{} zurücksetzen</translation>
    </message>
</context>
</TS>
