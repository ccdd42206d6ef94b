; The setup program for Windows; release/windows.py says what is between ${ and }.
;
; It installs for one person, below that person's own folders, and asks for no administrator.
;   /S          silent
;   /DESKTOP    with a shortcut on the desktop, where nobody is asked
;   /D=FOLDER   installs there; the last word, without quotation marks

Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
CRCCheck on

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\gradapp"

Name "gradapp"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\gradapp"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "gradapp ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "gradapp"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "gradapp setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The gradapp authors"
VIAddVersionKey "LegalCopyright" "MIT licence; what is inside has licences of its own"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\gradapp-window.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; Windows lets nobody write to the library of a program that runs.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\python\python3.dll"
    retry:
    ClearErrors
    FileOpen $0 "$INSTDIR\python\python3.dll" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "gradapp is running. Close its window, then try again." /SD IDCANCEL IDRETRY retry
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; What the program consists of, and what Python adds to it.
!macro RemoveProgram
  RMDir /r "$INSTDIR\packages"
  RMDir /r "$INSTDIR\python"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\gradapp.exe"
  Delete "$INSTDIR\gradapp-window.exe"
  Delete "$INSTDIR\gradapp-console.exe" ; as earlier builds called the one with a console
  Delete "$INSTDIR\gradapp.ico"
!macroend

; A shortcut with the id that the window has, too: so both are one on the taskbar.
!macro Shortcut PATH
  CreateShortcut "${PATH}" "$INSTDIR\gradapp-window.exe" "" "$INSTDIR\gradapp.ico" 0 SW_SHOWNORMAL "" "Watch one gradient-descent step, written four ways"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${PATH}",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "gradapp")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,p r3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Call 'Oleaut32::SysFreeString(p r3)'
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${PATH}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "gradapp needs Windows 10 or newer." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/DESKTOP" $R1
  ${IfNot} ${Errors}
    SectionSetFlags 1 1
  ${EndIf}
FunctionEnd

Section "gradapp"
  SectionIn RO
  !insertmacro RefuseWhileRunning
  ; An earlier version in another folder goes by its own uninstaller; one in this folder, here.
  ReadRegStr $R0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $R0 != ""
  ${AndIf} $R0 != $INSTDIR
  ${AndIf} ${FileExists} "$R0\uninstall.exe"
    ExecWait '"$R0\uninstall.exe" /S _?=$R0'
    Delete "$R0\uninstall.exe"
    RMDir "$R0"
  ${EndIf}
  !insertmacro RemoveProgram
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  !insertmacro Shortcut "$SMPROGRAMS\gradapp.lnk"

  ; Python writes down what it has compiled, so that the first start is as fast as the others; and
  ; the self-test says whether it all works on this machine.
  DetailPrint "Preparing gradapp for its first start"
  nsExec::Exec '"$INSTDIR\python\python.exe" -m compileall -q "$INSTDIR\packages\gradapp" "$INSTDIR\packages\PySide6" "$INSTDIR\packages\numpy"'
  Pop $R2
  nsExec::Exec '"$INSTDIR\gradapp.exe" --self-test'
  Pop $R2
  ${If} $R2 != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "gradapp is installed, but its self-test failed ($R2). In a terminal, $\"$INSTDIR\gradapp.exe$\" --self-test says why." /SD IDOK
    SetErrorLevel 4
  ${EndIf}

  ; A double-click on a document opens it.
  WriteRegStr HKCU "${CLASSES}\.gradapp" "" "gradapp.document"
  WriteRegStr HKCU "${CLASSES}\.gradapp" "Content Type" "application/x-gradapp"
  WriteRegStr HKCU "${CLASSES}\gradapp.document" "" "gradapp document"
  WriteRegStr HKCU "${CLASSES}\gradapp.document\DefaultIcon" "" "$INSTDIR\gradapp.ico"
  WriteRegStr HKCU "${CLASSES}\gradapp.document\shell\open\command" "" '"$INSTDIR\gradapp-window.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED

  ${GetSize} "$INSTDIR" "/S=0K" $R3 $R4 $R5
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "gradapp"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\gradapp.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The gradapp authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $R3
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section /o "Shortcut on the desktop"
  !insertmacro Shortcut "$DESKTOP\gradapp.lnk"
SectionEnd

Section "un.gradapp"
  SectionIn RO
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
  !insertmacro RemoveProgram
  Delete "$SMPROGRAMS\gradapp.lnk"
  Delete "$DESKTOP\gradapp.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${CLASSES}\gradapp.document"
  ReadRegStr $R0 HKCU "${CLASSES}\.gradapp" ""
  ${If} $R0 == "gradapp.document" ; or another program's by now
    DeleteRegKey HKCU "${CLASSES}\.gradapp"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
SectionEnd

Section /o "un.My settings and the log"
  RMDir /r "$LOCALAPPDATA\gradapp"
SectionEnd
